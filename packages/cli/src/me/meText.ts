// What is recorded about an account, in plain words: what is kept, what is not, and what there is of the last days.

import type { Report, RunSummary } from '@sentinel/contract'
import { counted, localTime } from '../render/format.ts'
import { html } from '../report/html.ts'
import { pageFrame } from '../report/pageFrame.ts'
import { day } from '../report/words.ts'

export type Recorded = {
  account: string
  endpoint: string
  total: number
  /** The newest first. */
  runs: RunSummary[]
  policy: Report['policy']
}

export const kept = [
  'which Python program was run, when, from which folder, with which words on its command line (passwords masked), and how it ended',
  'which packages it used, which files it opened, which hosts and databases it talked to, and which programs it started',
  'the kind of data it handled, as a name and a count (“e-mail addresses, 120”), and of a secret its type, a keyed hash and its last four characters',
  'what its text means and its first lines, with everything that looks like a secret masked',
]
export const notKept = [
  'what stands in data files, tables, messages or prompts',
  'keystrokes, the screen, or anything of programs that are not Python',
  'passwords and keys themselves',
]
const readers =
  'Whoever may sign in to the console of this server. Records are chained and sealed by this machine: a change shows to whoever holds the receipts of the server or a published root.'

const summary = ({ account, total, endpoint }: Recorded) =>
  total === 0
    ? `Nothing is recorded about ${account} on this server.`
    : `${counted(total, 'run')} of Python programs by ${account}, asked from ${endpoint}.`

const policyWords = ({ version, title }: Recorded['policy']) =>
  version === null
    ? 'No policy is in force: programs are recorded, and nothing is stopped.'
    : `The policy in force is version ${version}: ${title}.`

const did = ({ counts, hosts }: RunSummary) =>
  [
    counted(counts.packages, 'package'),
    `${counted(counts.filesRead, 'file')} read`,
    `${counted(counts.filesWritten, 'file')} written`,
    hosts.length === 0 ? 'no host' : hosts.slice(0, 3).join(', '),
  ].join(', ')

export function meText(recorded: Recorded, link: string): string {
  const list = (lines: string[]) => lines.map((line) => `  • ${line}\n`).join('')
  const runs = recorded.runs
    .map((run) => `  ${localTime(run.startedAt)}  ${run.scriptName}: ${did(run)}\n`)
    .join('')
  return [
    `${summary(recorded)}\n`,
    `\nWhat is recorded\n${list(kept)}`,
    `\nWhat is not\n${list(notKept)}`,
    `\nWho can see it\n  ${readers}\n`,
    `\nWhat may not be done\n  ${policyWords(recorded.policy)}\n`,
    recorded.runs.length > 0 ? `\nThe last runs\n${runs}` : '',
    `\nAll of it: ${link}\n`,
  ].join('')
}

export function mePage(recorded: Recorded, link: string, made: string): string {
  const list = (lines: string[]) => html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
  return pageFrame({
    title: `What is recorded about ${recorded.account}`,
    aside: html`${day(made)}<br>asked from ${recorded.endpoint}`,
    body: html`<p class="lead">${summary(recorded)}</p>
<h2>What is recorded</h2>${list(kept)}<h2>What is not</h2>${list(notKept)}
<h2>Who can see it</h2><p>${readers}</p><h2>What may not be done</h2><p>${policyWords(recorded.policy)}</p>
${
  recorded.runs.length === 0
    ? null
    : html`<h2>The last runs</h2><table><tr><th>When</th><th>Program</th><th>What it did</th></tr>${recorded.runs.map(
        (run) =>
          html`<tr><td>${localTime(run.startedAt)}</td><td>${run.scriptName}</td><td>${did(run)}</td></tr>`,
      )}</table>`
}`,
    foot: html`All of it: <a href="${link}">${link}</a>`,
  })
}
