// A script run by an interpreter with the probe on, and what it told.

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ProbeLine, probeLineSchema } from '@sentinel/contract'
import { home } from '../harness/sentinel.ts'

export const scripts = join(home, 'tests/libraries/scripts')
const channel = join(home, 'probe/src/sentinel_probe/channel')

export type Told = { lines: ProbeLine[]; text: string; error: string }

/** Runs it in an empty folder to its end; throws with its own words where it fails, or where a line is not the contract's. */
export function watched(python: string, words: string[], env: NodeJS.ProcessEnv = {}): Told {
  const folder = mkdtempSync(join(tmpdir(), 'library-'))
  const inbox = join(folder, 'inbox')
  mkdirSync(inbox)
  try {
    const { status, stderr } = spawnSync(python, words, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 120_000,
      env: {
        PATH: process.env.PATH,
        PYTHONDONTWRITEBYTECODE: '1',
        SENTINEL_INBOX: inbox,
        PYTHONPATH: channel,
        ...env,
      },
    })
    if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`)
    const text = readdirSync(inbox)
      .map((name) => readFileSync(join(inbox, name), 'utf8'))
      .join('')
    const lines = text
      .trim()
      .split('\n')
      .map((line) => probeLineSchema.parse(JSON.parse(line)))
    return { lines, text, error: stderr }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The lines of a kind, with the sums that were told of them later. */
export function told<T extends ProbeLine['type']>(
  { lines }: Told,
  type: T,
): Extract<ProbeLine, { type: T }>[] {
  return lines
    .filter((line): line is Extract<ProbeLine, { type: T }> => line.type === type)
    .map((line) => ({ ...line, ...sumsOf(lines, line.seq) }))
}

function sumsOf(lines: ProbeLine[], seq: number): object {
  const last = lines.findLast((line) => line.type === 'event.repeated' && line.of === seq)
  return (last?.type === 'event.repeated' && last.sums) || {}
}
