// The engine run over the rules' own examples before anybody asks: code that has run before runs ten times as fast.
import { type AnalysisInput, analyseScript } from '@sentinel/analysis'

/** Enough of them to meet the usual statements, calls and libraries. */
const MOST = 80
const GROUP = 10

/** Analyses example after example, giving way between two of them, until there are no more or somebody `isAsking`. */
export const rehearse = (
  input: Omit<AnalysisInput, 'path' | 'text' | 'bytes'>,
  isAsking: () => boolean,
): void => {
  const single = input.knowledge.knowledge.rules.flatMap((rule) => rule.matches.slice(0, 1)).slice(0, MOST)
  // Pieces as long as a short script, several times over: what is compiled for good is what ran often.
  const grouped = Array.from({ length: MOST / GROUP }, (_, place) =>
    single.slice(place * GROUP, (place + 1) * GROUP).join('\n'),
  )
  const examples = [...grouped, ...grouped, ...grouped, ...single]
  const next = () => {
    const text = examples.pop()
    if (text === undefined || isAsking()) return
    analyseScript({ ...input, path: 'example.py', text })
    setImmediate(next)
  }
  setImmediate(next)
}
