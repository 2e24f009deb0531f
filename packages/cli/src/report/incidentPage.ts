// The page on one alert: what happened, to whom, how serious it is and why, every step in order, and where the proof is.

import { type AlertDetail, dataWord, fewOf } from '@sentinel/contract'
import { type Html, html } from './html.ts'
import type { Incident, Step } from './incident.ts'
import { pageFrame } from './pageFrame.ts'
import { day, whole } from './words.ts'

/** `origin`: where the rows are found. */
export function incidentPage({ made, alert, run, timeline }: Incident, origin: string): string {
  const link = (rows: string, text: string) => html`<a href="${origin + rows}">${text}</a>`
  return pageFrame({
    title: alert.title,
    aside: html`Incident ${alert.id.slice(0, 8)}, ${alert.state}<br>${day(made)}`,
    body: html`<p class="lead">${alert.message}</p>
${figures(alert, link)}
<div class="two"><div><h2>Why it matters</h2><p>${alert.why}</p><h2>What to do</h2><p>${alert.respond}</p></div>
<div><h2>How serious, and why</h2>${risk(alert)}</div></div>
<h2>What happened, step by step</h2>
<table class="steps"><colgroup><col style="width:24%"><col style="width:15%"><col></colgroup><tr><th>When (UTC)</th><th>Who</th><th>What</th></tr>${timeline.map((step) => row(step, link))}</table>
${timeline.some(({ isCause }) => isCause) ? html`<p class="quiet">▸ is the act that the alert is about.</p>` : null}`,
    foot: html`Every step leads to its record, which is sealed by the workstation and acknowledged by the server. ${
      run ? html`“sentinel export evidence ${run.id}” gives the records of this run with their proof.` : null
    }`,
  })
}

type Link = (rows: string, text: string) => Html

function figures(alert: AlertDetail, link: Link): Html {
  const { last, script, accounts, endpoints, occurrences, dataClasses, firstAt } = alert
  const name = script.split(/[\\/]/).at(-1) ?? script
  const where = last.run ? link(`/runs/${last.run}`, name) : name
  const data = dataClasses.length === 0 ? 'none was seen' : dataClasses.map(dataWord).join(', ')
  return html`<table class="facts">
<tr><th>Program</th><td>${where} <span class="quiet">${script}</span></td></tr>
<tr><th>Run by</th><td>${fewOf(accounts, 6) || 'nobody in particular'}, last on ${link(`/endpoints?open=${last.endpoint.id}`, last.endpoint.name)}</td></tr>
<tr><th>How often</th><td>${occurrences === 1 ? 'once' : `${whole(occurrences)} times`} on ${endpoints === 1 ? 'one workstation' : `${whole(endpoints)} workstations`} since ${day(firstAt)}</td></tr>
<tr><th>Data about people</th><td>${data}</td></tr>
<tr><th>Looked after by</th><td>${alert.assignee ?? 'nobody yet'}</td></tr>
<tr><th>Found by</th><td>rule ${alert.rule}${alert.technique ? `, ATT&CK ${alert.technique}` : ''}</td></tr></table>`
}

const risk = ({ risk: { score, parts } }: AlertDetail): Html =>
  html`<p><strong class="score">${Math.round(score)}</strong> of 100: each part takes its share of the whole.</p>
<table>${Object.entries(parts).map(
    ([name, { factor, why }]) => html`<tr><td>${name}</td><td>${why}</td><td class="n">× ${factor}</td></tr>`,
  )}</table>`

const row = ({ time, who, what, rows, isCause }: Step, link: Link): Html => {
  const [date = '', clock = ''] = time.slice(0, 19).split('T')
  const told = isCause ? html`<strong>▸ ${what}</strong>` : html`${what}`
  return html`<tr><td class="when">${link(rows, `${date} ${clock}`)}</td><td>${who}</td><td>${told}</td></tr>`
}
