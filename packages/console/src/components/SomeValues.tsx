// Several values where there is room for one: the first of them, and how many more there are.

import { Value } from './Value.tsx'
import type { ValueKind } from './valueKinds.ts'

type SomeProps = { kind: ValueKind; values: string[]; total?: number }

export function SomeValues({ kind, values, total = values.length }: SomeProps) {
  const [first] = values
  if (first === undefined) return null
  return (
    <span className="flex min-w-0 items-baseline gap-1.5" title={values.join(', ')}>
      <Value kind={kind} value={first} bare>
        <span className="truncate">{first}</span>
      </Value>
      {total > 1 && <span className="text-faint text-sm">+{total - 1}</span>}
    </span>
  )
}
