// What the script's text hides: code that was unwrapped, layer by layer, and how.

import type { CodeLayer } from '@sentinel/contract'
import { Part } from '../../components/Part.tsx'
import { fileName } from '../../format/path.ts'

export function Layers({ layers }: { layers: CodeLayer[] }) {
  if (layers.length === 0) return null
  return (
    <Part id="layers" title="Unwrapped" count={layers.length}>
      <ol className="border-line border-t">
        {layers.map(({ name, from, line, how }) => (
          <li key={name} className="flex min-h-8 items-center gap-4 border-line/60 border-b px-1">
            <span className="w-16 shrink-0 text-faint">{fileName(name)}</span>
            <span className="min-w-0 truncate font-mono text-sm">{how.join(' → ')}</span>
            <span className="ml-auto shrink-0 text-soft">
              {from ? (
                `in ${fileName(from)}, line ${line}`
              ) : (
                <a href={`#L${line}`} className="rounded-sm hover:text-accent hover:underline">
                  line {line}
                </a>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Part>
  )
}
