// The pages for auditors: each control that the record contributes to, what it contributes, and where the rows are.

import type { Report } from '@sentinel/contract'
import type { Framework } from '@sentinel/knowledge'
import { html } from './html.ts'
import { measures } from './measures.ts'
import { pageFrame } from './pageFrame.ts'
import { day } from './words.ts'

export function auditPage(report: Report, frameworks: readonly Framework[], origin: string): string {
  const parts = frameworks.map(
    ({ framework, controls }) => html`<h2>${framework}</h2>
<table><colgroup><col style="width:15%"><col style="width:40%"><col></colgroup><tr><th>Control</th><th>What the record contributes</th><th>Evidence of the period</th></tr>
${controls.map(
  ({ id, title, contributes, measures: names }) =>
    html`<tr><td><strong>${id}</strong></td><td>${title}<br><span class="quiet">${contributes}</span></td><td>${names.map(
      (name) => {
        const { says, rows } = measures[name](report)
        return html`<a href="${origin + rows}">${says}</a><br>`
      },
    )}</td></tr>`,
)}</table>`,
  )
  return pageFrame({
    title: 'Evidence for controls',
    aside: html`${day(report.from)} to ${day(report.to)}<br>from ${report.server}, ${day(report.made)}`,
    body: html`<p class="lead">What was recorded of Python programs on workstations, beside the controls it contributes to. No control is met by it alone: it is evidence for the auditor’s own judgement.</p>${parts}`,
    foot: html`Each statement leads to the rows it was counted from. Rows are proved with “sentinel export evidence” and checked with “sentinel verify”. Last root over all chains: ${report.proof.lastRoot ?? 'none yet'}.`,
  })
}
