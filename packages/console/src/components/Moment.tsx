// A moment: told from now, the exact one on hover and for programs.

import { formatAbsolute, formatRelative } from '../format/time.ts'
import { useNow } from '../services.ts'

export function Moment({ time, className = '' }: { time: string; className?: string }) {
  const now = useNow()
  return (
    <time dateTime={time} title={formatAbsolute(time)} className={`whitespace-nowrap ${className}`}>
      {formatRelative(now, time)}
    </time>
  )
}
