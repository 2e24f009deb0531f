// The labelled corpus as a yardstick: which defects a tool names at their lines, and which sound scripts it disturbs.
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Complaint } from './peers.ts'
import { isSameSubject } from './subjects.ts'

const folder = resolve(import.meta.dirname, '../../packages/analysis/samples')

/** `cwe` is that of the rule which the label names. */
type Defect = { line: number; cwe: number }
export type Sample = { file: string; defects: Defect[] }

/** `cweOf` gives a rule's number. */
export const readSamples = (cweOf: (rule: string) => number): Sample[] =>
  globSync('**/*.py', { cwd: folder })
    .sort()
    .map((name) => {
      const file = join(folder, name)
      const stated = /^# expect: (.*)/.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
      const labels = [...stated.matchAll(/(\d+) ([\w-]+)/g)]
      return {
        file,
        defects: labels.map(([, line, rule]) => ({ line: Number(line), cwe: cweOf(rule ?? '') })),
      }
    })

/**
 * Recall counts a defect as found where a complaint about the same subject stands at its line; `anyRecall` where any
 * complaint does. False positives are sound scripts with a complaint of any kind.
 */
export const judge = (samples: readonly Sample[], complaints: readonly Complaint[]) => {
  const named = Map.groupBy(complaints, ({ file, line }) => `${file}:${line}`)
  const disturbed = new Set(complaints.map(({ file }) => file))
  const wanted = samples.flatMap(({ file, defects }) => defects.map((defect) => ({ file, ...defect })))
  const atLine = ({ file, line }: (typeof wanted)[number]) => named.get(`${file}:${line}`) ?? []
  const found = wanted.filter((defect) => atLine(defect).some(({ cwe }) => isSameSubject(defect.cwe, cwe)))
  const sound = samples.filter(({ defects }) => defects.length === 0)
  const share = (some: readonly unknown[], all: readonly unknown[]) => (some.length / all.length) * 100
  return {
    recall: share(found, wanted),
    anyRecall: share(
      wanted.filter((defect) => atLine(defect).length > 0),
      wanted,
    ),
    falsePositives: share(
      sound.filter(({ file }) => disturbed.has(file)),
      sound,
    ),
  }
}
