// The engine run over the rules' own examples before anybody asks: code that has run before runs ten times as fast.
import { type AnalysisInput, analyseScript } from '@sentinel/analysis'

/** Enough of them to meet the usual statements, calls and libraries. */
const MOST = 80

/** Analyses example after example, giving way between two of them, until there are no more or somebody `isAsking`. */
export const rehearse = (
  input: Omit<AnalysisInput, 'path' | 'text' | 'bytes'>,
  isAsking: () => boolean,
): void => {
  const examples = input.knowledge.knowledge.rules.flatMap((rule) => rule.matches.slice(0, 1)).slice(0, MOST)
  const next = () => {
    const text = examples.pop()
    if (text === undefined || isAsking()) return
    analyseScript({ ...input, path: 'example.py', text })
    setImmediate(next)
  }
  setImmediate(next)
}
