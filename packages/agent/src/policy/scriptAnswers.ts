// What a program that is about to begin may ask of its script, one small file for each text: `policy/scripts/<SHA-256>` with
// `<worst finding> new` or, once a Run of the text has ended, `<worst finding> known`. The probe waits for it by looking.

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { levels } from '@sentinel/policy'
import { attempt } from '../platform/attempt.ts'

export type ScriptAnswer = { worst: string; isKnown: boolean }
export type ScriptAnswers = {
  of(sha256: string): ScriptAnswer | undefined
  /** Whole or not at all; a text that was known stays so. Where the disk does not take it, nobody is told anything. */
  put(sha256: string, answer: ScriptAnswer): void
}

/** Beyond it the oldest go: a text that is run again is judged again. */
const most = 20_000

export function createScriptAnswers(data: string): ScriptAnswers {
  const folder = join(data, 'policy', 'scripts')
  attempt(() => prune(folder))
  const of = (sha256: string) => attempt(() => answerIn(readFileSync(join(folder, sha256), 'utf8')))
  return {
    of,
    put(sha256, { worst, isKnown }) {
      const before = of(sha256)
      const next = { worst, isKnown: isKnown || before?.isKnown === true }
      if (before && before.worst === next.worst && before.isKnown === next.isKnown) return
      attempt(() => {
        mkdirSync(folder, { recursive: true, mode: 0o755 })
        const path = join(folder, sha256)
        writeFileSync(`${path}.new`, `${next.worst} ${next.isKnown ? 'known' : 'new'}\n`, { mode: 0o644 })
        renameSync(`${path}.new`, path)
      })
    },
  }
}

function answerIn(text: string): ScriptAnswer | undefined {
  const [, worst = '', word] = /^(\w+) (new|known)\n$/.exec(text) ?? []
  return (levels as readonly string[]).includes(worst) ? { worst, isKnown: word === 'known' } : undefined
}

function prune(folder: string): void {
  const names = readdirSync(folder)
  if (names.length <= most) return
  const ages = names.map((name) => ({ name, at: attempt(() => statSync(join(folder, name)).mtimeMs) ?? 0 }))
  for (const { name } of ages.sort((a, b) => a.at - b.at).slice(0, names.length - most))
    rmSync(join(folder, name), { force: true })
}
