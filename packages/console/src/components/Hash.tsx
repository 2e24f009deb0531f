// A hash or an id: its two ends, which is what people compare; all of it on hover and on copying.

import { Value, type ValueProps } from './Value.tsx'

const shown = 10

export function Hash({ kind, value, className = '' }: Pick<ValueProps, 'kind' | 'value' | 'className'>) {
  return (
    <Value kind={kind} value={value} bare className={className}>
      <span className="whitespace-nowrap font-mono text-sm">
        {value.slice(0, shown)}
        <span className="text-faint">…</span>
        {value.slice(-shown)}
      </span>
    </Value>
  )
}
