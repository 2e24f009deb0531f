// Text that does not read as it runs: marks that turn the direction, and names with letters of another alphabet.
import type { Place } from '../interpret/machine.ts'
import { walk } from '../tree/children.ts'
import type { Assembly } from './assemble.ts'

type Misleading = { place: Place; detail: string }

/** Marks that reorder what stands behind them (Unicode TR 36, "Trojan Source"). */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/
/** Cyrillic and Greek letters that look like Latin ones, and letters that Python folds into plain ones. */
const LOOK_ALIKE = /[аеорсухіјѕһԁԛԝАВЕКМНОРСТХІЈЅοΟΑΒΕΖΗΙΚΜΝΡΤΥΧ]/
const FOLDED = /[\u{1d400}-\u{1d7ff}\uff21-\uff3a\uff41-\uff5a]/u

export const misleadingText = ({ input, source, parsed }: Assembly): Misleading[] => {
  const place = (at: number, end: number): Place => ({ file: input.path, at, end })
  const turned = TURNING.exec(source.text)
  const found = turned
    ? [
        {
          place: place(turned.index, turned.index + 1),
          detail: 'invisible marks that turn the direction of text',
        },
      ]
    : []
  if (!LOOK_ALIKE.test(source.text) && !FOLDED.test(source.text)) return found
  walk(parsed.module, (node) => {
    const name = node.kind === 'Name' ? node.id : 'name' in node ? node.name : null
    if (typeof name !== 'string' || found.length > 20) return
    const written = source.text.slice(node.at, node.end)
    const isMixed = /[A-Za-z]/.test(name) && LOOK_ALIKE.test(name)
    if (isMixed || (node.kind === 'Name' && FOLDED.test(written)))
      found.push({
        place: place(node.at, node.at + 1),
        detail: `a name (${name}) in letters that look like others`,
      })
  })
  return found
}
