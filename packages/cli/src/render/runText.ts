// A Run in words: the summary after `sentinel run`, and `sentinel show`.

import { type Resource, type RunDetail, type RunSummary, tellAssistant, tellOrigin } from '@sentinel/contract'
import type { Terminal } from '../terminal.ts'
import { actsText, lineageText } from './actsText.ts'
import { judgementText } from './findingText.ts'
import { bytes, counted, duration, fit, localTime, shortId } from './format.ts'

type Paint = Terminal['paint']
type Page = { run: RunDetail; link: string; paint: Paint; columns: number; most: number }

/** `most`: how many of each kind of resource are listed before the rest is counted. */
export function runText({ run, link, paint, columns, most }: Page): string {
  const listed = (title: string, lines: string[]) => listing({ title, lines, paint, columns, most })
  const touched = (title: string, kind: Resource['kind'], ...acts: string[]) =>
    listed(title, touchedLines(run, kind, acts))
  const scratch = new Set(run.resources.flatMap(({ scratch, value }) => (scratch ? [value] : []))).size
  return [
    `${paint('bold', sentence(run))}  ${outcome(run, paint)}\n`,
    ...facts(run).map(([name, value]) => `  ${paint('dim', name.padEnd(12))} ${fit(value, columns - 15)}\n`),
    judgementText({ run, paint, columns, most }),
    listed(
      'packages',
      run.packages.map((name) => name.replace('@', ' ')),
    ),
    actsText({ run, paint, columns, most }),
    lineageText({ run, paint, columns, most }),
    touched('read', 'file', 'read', 'update'),
    touched('written', 'file', 'write', 'update'),
    touched('removed', 'file', 'removed'),
    touched('renamed to', 'file', 'renamed'),
    listed('temporary', scratch > 0 ? [counted(scratch, 'file')] : []),
    touched('hosts', 'host', 'connected'),
    touched('processes', 'process', 'started', 'replaced'),
    touched('listening', 'socket', 'bound'),
    listed('gaps', run.gaps.map(gapLine)),
    `  ${paint('dim', 'run'.padEnd(12))} ${shortId(run.id)}  ${paint('accent', link)}\n`,
  ].join('')
}

function sentence(run: RunSummary): string {
  return `${run.account} ran ${run.scriptName} on ${run.endpoint.name}`
}

export function outcome(run: RunSummary, paint: Paint): string {
  const exit = run.signal ?? (run.exitCode === null ? '' : `exit ${run.exitCode}`)
  const words = [run.status, exit, run.exception ?? ''].filter(Boolean).join(', ')
  const style = {
    succeeded: 'green',
    failed: 'red',
    killed: 'red',
    running: 'accent',
    replaced: 'dim',
    ended: 'dim',
  } as const
  const icon = { succeeded: '✓', failed: '✗', killed: '✗', running: '●', replaced: '→', ended: '·' } as const
  return paint(style[run.status], `${icon[run.status]} ${words}`)
}

/** Nothing is said where nothing is known. */
function originFacts({ origin }: RunSummary): [string, string][] {
  if (!origin) return []
  const said = (told: string, evidence?: string) => (evidence ? `${told}: ${evidence}` : told)
  return [
    ...(origin.kind === 'unknown'
      ? []
      : [['came from', said(tellOrigin(origin), origin.evidence)] as [string, string]]),
    ...origin.assistants.map((one): [string, string] => ['AI tool', said(tellAssistant(one), one.evidence)]),
  ]
}

function facts(run: RunSummary): [string, string][] {
  const { script, interpreter } = run
  return [
    [
      'script',
      `${script.path ?? script.module ?? run.scriptName}${script.sha256 ? `  sha256 ${script.sha256.slice(0, 16)}…` : ''}`,
    ],
    ['interpreter', `${interpreter.implementation} ${interpreter.version}  ${interpreter.path}`],
    ['started', `${localTime(run.startedAt)}, ${duration(run.durationMs)}`],
    ...originFacts(run),
    ['used', `${duration(run.cpuMs)} of CPU, ${bytes(run.peakMemoryBytes)} of memory at its peak`],
  ]
}

function gapLine({ reason, count, detail }: RunDetail['gaps'][number]): string {
  return `${reason}${count ? ` × ${count}` : ''}: ${detail ?? ''}`
}

/** A resource once, however many ways it was touched; what the Run made and removed again is only counted. */
function touchedLines({ resources }: RunDetail, kind: Resource['kind'], acts: string[]): string[] {
  const byValue = new Map<string, { count: number; at: string | null }>()
  for (const resource of resources) {
    if (resource.kind !== kind || resource.scratch || !acts.includes(resource.act)) continue
    const before = byValue.get(resource.value)
    byValue.set(resource.value, {
      count: (before?.count ?? 0) + resource.count,
      at: before?.at ?? resource.at,
    })
  }
  return [...byValue].map(
    ([value, { count, at }]) =>
      `${value}${count > 1 ? `  × ${count}` : ''}${at ? `  (${at.split('/').at(-1)})` : ''}`,
  )
}

type Listing = { title: string; lines: string[]; paint: Paint; columns: number; most: number }

function listing({ title, lines, paint, columns, most }: Listing): string {
  const shown = lines.slice(0, most)
  const rest = lines.length - shown.length
  const all = rest > 0 ? [...shown, paint('dim', `and ${counted(rest, 'more', 'more')}`)] : shown
  return all
    .map(
      (line, index) =>
        `  ${paint('dim', (index === 0 ? title : '').padEnd(12))} ${rest > 0 && index === all.length - 1 ? line : fit(line, columns - 15)}\n`,
    )
    .join('')
}
