// The layers of code that were found inside text, with the way each was reached.
import type { Layer } from '../analysis.ts'
import { lineTextAt, positionAt } from '../decode/source.ts'
import type { Machine } from '../interpret/machine.ts'

export const layersOf = (machine: Machine): Layer[] =>
  machine.notes.layers.map((layer) => {
    const outer = machine.loaded.get(layer.file)?.source
    const inner = machine.loaded.get(layer.layer)?.source
    return {
      name: layer.layer,
      from: layer.file,
      line: outer ? positionAt(outer, layer.at).line : 1,
      how: [...layer.how],
      lines: inner?.lineStarts.length ?? 0,
      excerpt: inner ? lineTextAt(inner, inner.text.search(/\S/)).slice(0, 120) : '',
    }
  })
