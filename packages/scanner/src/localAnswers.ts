// What an analysis was told about local modules. Its result holds for as long as the same questions have the same answers:
// a script that did not change means something else once a module that it imports has.
import { createHash } from 'node:crypto'
import type { ResolveModule } from '@sentinel/analysis'

type Question = Parameters<ResolveModule>[0]

/** `sha256` is that of the module's path and text, and null where there was no such module. */
export type LocalAnswer = Question & { sha256: string | null }

/** `resolve` that keeps its answers, each question once. */
export const keepingAnswers = (
  resolve: ResolveModule,
): { resolve: ResolveModule; answers(): LocalAnswer[] } => {
  const answers = new Map<string, LocalAnswer>()
  return {
    resolve(question) {
      const found = resolve(question)
      const { name, level, from } = question
      const key = `${level} ${name} ${from}`
      if (!answers.has(key)) answers.set(key, { name, level, from, sha256: digest(found) })
      return found
    },
    answers: () => [...answers.values()],
  }
}

/** Asks again: whether nothing has changed since. */
export const stillHold = (answers: readonly LocalAnswer[], resolve: ResolveModule): boolean =>
  answers.every(({ sha256, ...question }) => digest(resolve(question)) === sha256)

const digest = (found: ReturnType<ResolveModule>): string | null =>
  found && createHash('sha256').update(`${found.path}\0${found.text}`).digest('hex')
