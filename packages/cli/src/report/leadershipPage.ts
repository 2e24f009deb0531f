// The page for leadership: how many, who, which data, which risk, what next; on one sheet, without a word of jargon.

import { actInWords, dataWord, type Report } from '@sentinel/contract'
import { cellBar, dailyBars, shareBar } from './charts.ts'
import { type Html, html } from './html.ts'
import { pageFrame } from './pageFrame.ts'
import { day, hoursOf, percent, seriousOf, shortDay, trend, whole, whoRuns } from './words.ts'

const rowsShown = 5

/** `origin`: where the rows of the report are found. */
export function leadershipPage(report: Report, origin: string): string {
  const link = (rows: string, text: Html | string) => html`<a href="${origin + rows}">${text}</a>`
  return pageFrame({
    title: 'What our Python programs do',
    aside: html`${day(report.from)} to ${day(report.to)}<br>from ${report.server}, ${day(report.made)}`,
    body: html`<p class="lead">${leadOf(report)}</p>
${figures(report, link)}
<h2>What to decide next</h2>
${decisions(report, link)}
<div class="two"><div><h2>How much ran</h2>
${dailyBars(report.overview.runs.daily, report.overview.failed.daily, [shortDay(report.from), shortDay(report.to)])}
<p class="quiet">Runs per day; hatched: ended with an error. ${trend(report.overview.runs, report.days)}.</p></div>
<div><h2>Which data, and where it went</h2>${dataPart(report, link)}</div></div>
<h2>The programs that the most work rests on</h2>
${programs(report, link)}
<div class="two"><div><h2>Worth adopting officially</h2>${adopt(report, link)}</div>
<div><h2>What was stopped</h2>${stopped(report, link)}</div></div>`,
    foot: html`Underlined numbers lead to their rows. A program is anything written in Python that somebody ran on a workstation. Data are told by their kind only: no content is kept. What ran unrecorded is not in these numbers.`,
  })
}

type Link = (rows: string, text: Html | string) => Html

function leadOf({ overview, people, endpoints, days, coverage }: Report): string {
  if (overview.runs.count === 0) return `No program was recorded in the last ${days} days.`
  const seen =
    coverage.share === null
      ? ''
      : coverage.share >= 0.995
        ? ' All Python programs that were seen were recorded.'
        : ` Of all Python programs that were seen, ${percent(coverage.share)} were recorded.`
  return `In ${days} days ${many(people.total, 'person', 'people')} ran programs ${many(overview.runs.count, 'time', 'times')} on ${many(endpoints.total, 'workstation', 'workstations')}.${seen}`
}

const many = (count: number, one: string, more: string) => `${whole(count)} ${count === 1 ? one : more}`

function figures(report: Report, link: Link): Html {
  const { coverage, endpoints, scripts, stopped, overview, alerts } = report
  const serious = seriousOf(report)
  const missing = endpoints.late + endpoints.silent
  return html`<div class="figures">
<div><strong>${link(coverage.rows, percent(coverage.share))}</strong>${shareBar(coverage.share)}<span>of programs recorded${missing > 0 ? `; ${many(missing, 'workstation does', 'workstations do')} not report` : ''}</span></div>
<div><strong>${link(scripts.rows, whole(scripts.programs))}</strong><span>different programs, ${link(report.packages.rows, whole(report.packages.total))} ready-made parts in them</span></div>
<div><strong>${link(report.findings.rows, whole(serious))}</strong><span>serious weaknesses in programs that ran; ${link(alerts.rows, many(alerts.open, 'alert', 'alerts'))} ${alerts.open === 1 ? 'waits' : 'wait'} for somebody, ${whole(alerts.high)} of them grave</span></div>
<div><strong>${link(stopped.rows, whole(stopped.total))}</strong><span>acts stopped by policy; ${overview.failed.count === 1 ? '1 run' : `${whole(overview.failed.count)} runs`} ended with an error</span></div></div>`
}

const decisions = ({ decisions }: Report, link: Link): Html =>
  decisions.length === 0
    ? html`<p>Nothing needs a decision now.</p>`
    : html`<ol>${decisions.map(({ decide, why, rows }) => html`<li><strong>${link(rows, decide)}.</strong> ${why}</li>`)}</ol>`

function dataPart({ data, overview: { destinations } }: Report, link: Link): Html {
  const kinds = data
    .slice(0, 4)
    .map(
      ({ name, scripts, left, rows }) =>
        html`<tr><td>${dataWord(name)}</td><td class="n">${link(rows, whole(scripts))}</td><td class="n">${left === 0 ? 'not seen' : `seen ${whole(left)} ×`}</td></tr>`,
    )
  const hosts = destinations.slice(0, 3).map(({ name, host }) => name ?? host)
  return html`${
    data.length === 0
      ? html`<p>No data about people was recognised.</p>`
      : html`<table><tr><th>Data about</th><th class="n">programs</th><th class="n">leaving</th></tr>${kinds}</table>`
  }<p class="quiet">${hosts.length === 0 ? 'Programs sent nothing to other organisations.' : `Programs talk mostly to ${hosts.join(', ')}.`}</p>`
}

function programs({ automations }: Report, link: Link): Html {
  if (automations.length === 0) return html`<p>No program ran.</p>`
  const most = Math.max(...automations.map(({ hours }) => hours))
  const lines = automations
    .slice(0, rowsShown)
    .map(
      (one) =>
        html`<tr><td>${link(one.rows, one.name)}</td><td><span class="quiet two-lines">${one.purpose}</span></td><td>${whoRuns(one)}</td><td class="n">${whole(one.runs)}</td><td class="n">${one.failed === 0 ? '–' : whole(one.failed)}</td><td class="n">${cellBar(one.hours, most)} ${hoursOf(one.hours)}</td></tr>`,
    )
  return html`<table class="one-line"><colgroup><col style="width:24%"><col><col style="width:18%"><col style="width:7%"><col style="width:6.5%"><col style="width:15%"></colgroup><tr><th>Program</th><th>What it is for</th><th>Run by</th><th class="n">Runs</th><th class="n">Failed</th><th class="n">Time at work</th></tr>${lines}</table>`
}

const adopt = ({ adopt }: Report, link: Link): Html =>
  adopt.length === 0
    ? html`<p class="quiet">None yet: a program is proposed when it runs on three days or for two people, fails rarely, and has no serious weakness.</p>`
    : html`${adopt.slice(0, 2).map(({ automation, why }) => html`<p>${link(automation.rows, automation.name)}: ${why}</p>`)}`

const stopped = ({ stopped, policy }: Report, link: Link): Html =>
  stopped.total === 0
    ? html`<p class="quiet">Nothing. ${policy.version === null ? link(policy.rows, 'No policy is in force') : 'The policy in force had no reason to'}.</p>`
    : html`${stopped.list.slice(0, 3).map(({ what, count }) => html`<p class="short">${link(stopped.rows, actInWords(what))}, ${count === 1 ? 'once' : `${whole(count)} times`}</p>`)}`
