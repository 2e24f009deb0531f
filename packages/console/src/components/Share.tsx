// Coverage as a figure with its bar. What is missing has a pattern as well as a colour, for those who see no difference.

import type { EndpointRow } from '@sentinel/contract'
import { formatCount, plural } from '../format/amount.ts'

type Covered = EndpointRow['coverage']

export function Share({ coverage, className = '' }: { coverage: Covered; className?: string }) {
  const { share, probed, missed } = coverage
  if (share === null)
    return (
      <span className={`text-faint ${className}`} title="No Python process was seen in this time">
        no process
      </span>
    )
  const whole = plural(probed + missed, 'process', 'processes')
  return (
    <span
      className={`inline-flex items-center gap-2 align-bottom ${className}`}
      title={`${formatCount(probed)} of ${whole} had a probe`}
    >
      <span aria-hidden="true" className="flex h-1.5 w-14 overflow-hidden rounded-sm bg-warn/25">
        <span className="h-full bg-good" style={{ width: `${share * 100}%` }} />
        <span className="missing h-full flex-1" />
      </span>
      <span className={share < 1 ? 'text-ink' : 'text-soft'}>{formatShare(share)}</span>
    </span>
  )
}

/** Rounded down: 99.96 % is not all of it. */
export const formatShare = (share: number) =>
  share === 1 ? '100 %' : `${(Math.floor(share * 1000) / 10).toFixed(1)} %`
