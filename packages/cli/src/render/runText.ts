// A Run in words: the summary after `sentinel run`, and `sentinel show`.

import type { Resource, RunDetail, RunSummary } from '@sentinel/contract'
import type { Terminal } from '../terminal.ts'
import { bytes, counted, duration, fit, localTime, shortId } from './format.ts'

type Paint = Terminal['paint']
type Page = { run: RunDetail; link: string; paint: Paint; columns: number; most: number }

/** `most`: how many of each kind of resource are listed before the rest is counted. */
export function runText({ run, link, paint, columns, most }: Page): string {
  const listed = (title: string, resources: Resource[]) =>
    listing({ title, lines: resources.map(resourceLine), paint, columns, most })
  const of = (kind: Resource['kind'], ...acts: string[]) =>
    run.resources.filter(
      (resource) => resource.kind === kind && (acts.length === 0 || acts.includes(resource.act)),
    )
  return [
    `${paint('bold', sentence(run))}  ${outcome(run, paint)}\n`,
    ...facts(run).map(([name, value]) => `  ${paint('dim', name.padEnd(12))} ${fit(value, columns - 15)}\n`),
    listing({
      title: 'packages',
      lines: run.packages.map((name) => name.replace('@', ' ')),
      paint,
      columns,
      most,
    }),
    listed('read', of('file', 'read', 'update')),
    listed('written', of('file', 'write', 'update', 'removed', 'renamed')),
    listed('hosts', of('host', 'connected')),
    listed('processes', of('process')),
    listed('listening', of('socket')),
    listing({
      title: 'gaps',
      lines: run.gaps.map((gap) => `${gap.reason}${gap.count ? ` × ${gap.count}` : ''}: ${gap.detail ?? ''}`),
      paint,
      columns,
      most,
    }),
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

function facts(run: RunSummary): [string, string][] {
  const { script, interpreter } = run
  return [
    [
      'script',
      `${script.path ?? script.module ?? run.scriptName}${script.sha256 ? `  sha256 ${script.sha256.slice(0, 16)}…` : ''}`,
    ],
    ['interpreter', `${interpreter.implementation} ${interpreter.version}  ${interpreter.path}`],
    ['started', `${localTime(run.startedAt)}, ${duration(run.durationMs)}`],
    ['used', `${duration(run.cpuMs)} of CPU, ${bytes(run.peakMemoryBytes)} of memory at its peak`],
  ]
}

function resourceLine({ value, count, at }: Resource): string {
  return `${value}${count > 1 ? `  × ${count}` : ''}${at ? `  (${at.split('/').at(-1)})` : ''}`
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
