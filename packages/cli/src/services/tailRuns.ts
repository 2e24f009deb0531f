// Follows the live stream and prints a line when a Run begins and when it ends.

import { setTimeout as sleep } from 'node:timers/promises'
import { type LiveMessage, liveMessageSchema, type RunSummary, urlOf } from '@sentinel/contract'
import type { DataFolder } from '../dataFolder.ts'
import { duration, localTime, shortId } from '../render/format.ts'
import { outcome } from '../render/runText.ts'
import type { Terminal } from '../terminal.ts'
import { connect } from './connect.ts'

export type TailOptions = { data: DataFolder; terminal: Terminal; json: boolean; signal: AbortSignal }

/** Resolves when `signal` aborts. A stream that breaks (the server restarts) is opened again. */
export async function tailRuns({ data, terminal, json, signal }: TailOptions): Promise<void> {
  const told = new Map<string, string>()
  const show = (run: RunSummary) => {
    if (told.get(run.id) === run.status) return
    told.set(run.id, run.status)
    terminal.out(json ? `${JSON.stringify(run)}\n` : lineOf(run, terminal))
  }
  while (!signal.aborted) {
    try {
      for await (const message of liveMessages(data, signal)) if (message.kind === 'run') show(message.run)
    } catch {
      // The server is away; the supervisor brings it back.
    }
    await sleep(500, undefined, { signal }).catch(() => {})
  }
}

/** `text/event-stream` (WHATWG HTML, 9.2): blocks of `field: value` lines, ended by an empty line. */
async function* liveMessages(data: DataFolder, signal: AbortSignal): AsyncIterable<LiveMessage> {
  const { origin, headers } = connect(data)
  const response = await fetch(origin + urlOf('live', { query: {} }), { headers, signal })
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (text + chunk).split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const line = block.split('\n').find((candidate) => candidate.startsWith('data:'))
      const message = liveMessageSchema.safeParse(line && JSON.parse(line.slice(5)))
      if (message.success) yield message.data
    }
  }
}

function lineOf(run: RunSummary, { paint }: Terminal): string {
  const time = localTime(run.status === 'running' ? run.startedAt : run.lastEventAt).slice(11)
  const took = run.status === 'running' ? '' : `, ${duration(run.durationMs)}`
  const by = (style: Parameters<typeof paint>[0], text: string) => paint(style, text, 'out')
  return `${by('dim', time)}  ${outcome(run, by)}${took}  ${run.account} ${by('bold', run.scriptName)} ${by('dim', shortId(run.id))}\n`
}
