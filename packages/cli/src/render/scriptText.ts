// A Script in words: what it is for, who runs it, what was found in it and on which way, its other versions.

import { type Finding, type ScriptDetail, tellAssistant, tellOrigin, tellSchedule } from '@sentinel/contract'
import type { Terminal } from '../terminal.ts'
import { placeText, severityText } from './findingText.ts'
import { bytes, counted, duration, fit, localTime, shorten } from './format.ts'

type Paint = Terminal['paint']
type Page = { detail: ScriptDetail; link: string; paint: Paint; columns: number }

/** Lines of one kind before the rest is counted. */
const most = 12

export function scriptText({ detail, link, paint, columns }: Page): string {
  const { script, judgement, uses, versions, findings, outcomes, durationMs } = detail
  const width = columns - 15
  const rows = (title: string, lines: string[]) => {
    const rest = lines.length - most
    const shown = [...lines.slice(0, most), ...(rest > 0 ? [`and ${counted(rest, 'more', 'more')}`] : [])]
    return shown.map((line, i) => `  ${paint('dim', (i === 0 ? title : '').padEnd(12))} ${line}\n`).join('')
  }
  const took = durationMs ? `, ${duration(durationMs.median)} in the middle` : ''
  return [
    `${paint('bold', script.name)}  ${script.sha256.slice(0, 12)}, ${counted(script.runs, 'run')}\n`,
    rows('path', script.path ? [fit(script.path, width)] : []),
    rows('intent', [shorten(script.summary ?? 'not judged yet', width)]),
    rows('used', habitLines(detail.habits)),
    rows('ended', [outcomes.map(({ status, count }) => `${count} ${status}`).join(', ') + took]),
    rows(
      'run by',
      uses.map(({ account, endpoint, path, runs, lastAt }) =>
        fit(
          `${account} on ${endpoint.name}, ${counted(runs, 'run')}, last ${localTime(lastAt)}  ${path}`,
          width,
        ),
      ),
    ),
    rows(
      'findings',
      findings.flatMap((finding) => findingLines(finding, width)),
    ),
    rows(
      'unwrapped',
      (judgement?.layers ?? []).map(({ how, line }) => `line ${line}: ${how.join(' → ')}`),
    ),
    rows(
      'versions',
      versions.flatMap(({ sha256, runs, lastAt, isSameButLayout }) =>
        sha256 === script.sha256
          ? []
          : [
              `${sha256.slice(0, 12)}  ${counted(runs, 'run')}, last ${localTime(lastAt)}${isSameButLayout ? ', the same but for layout' : ''}`,
            ],
      ),
    ),
    `  ${paint('dim', 'script'.padEnd(12))} ${paint('accent', link)}\n`,
  ].join('')
}

/** When it starts, from where, what it costs and how its days went: each line only where something is known. */
function habitLines({ schedule, cpuMs, peakMemoryBytes, ...habits }: ScriptDetail['habits']): string[] {
  const failed = habits.days.filter((day) => day.failed > 0)
  const rows = habits.rowsRead + habits.rowsWritten
  const web = habits.bytesSent + habits.bytesReceived
  return [
    ...(schedule
      ? [
          `${tellSchedule(schedule, -new Date().getTimezoneOffset())}, as ${schedule.runs} of ${counted(schedule.of, 'run')}`,
        ]
      : []),
    ...habits.origins.map((one) => `from ${tellOrigin(one)}, ${counted(one.runs, 'run')}`),
    ...habits.assistants.map((one) => `${tellAssistant(one)}, ${counted(one.runs, 'run')}: ${one.evidence}`),
    ...(cpuMs ? [`${duration(cpuMs.median)} of CPU in the middle, ${duration(cpuMs.most)} at most`] : []),
    ...(peakMemoryBytes
      ? [`${bytes(peakMemoryBytes.median)} of memory in the middle, ${bytes(peakMemoryBytes.most)} at most`]
      : []),
    ...(rows > 0 ? [`${count(habits.rowsRead)} rows read, ${count(habits.rowsWritten)} written`] : []),
    ...(web > 0 ? [`${bytes(habits.bytesSent)} sent, ${bytes(habits.bytesReceived)} received`] : []),
    ...(failed.length > 0
      ? [`failed on ${failed.length} of ${counted(habits.days.length, 'day')}, last ${failed.at(-1)?.day}`]
      : []),
  ]
}

const count = (value: number) => value.toLocaleString('en-US')

/** The Finding, then its way from source to sink, one step a line. */
function findingLines(finding: Finding, width: number): string[] {
  const { severity, rule, message, path } = finding
  return [
    shorten(`${severityText(severity)}  ${placeText(finding)}  ${rule}: ${message}`, width),
    ...path.map((step) => shorten(`    ${placeText({ ...finding, ...step })}  ${step.what}`, width)),
  ]
}
