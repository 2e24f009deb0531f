// How a Run stands: icon, word and colour together, never colour alone.

import type { RunStatus } from '@sentinel/contract'
import { statusMeaning } from '../format/run.ts'
import { Icon } from './Icon.tsx'

const tone: Record<RunStatus, string> = {
  running: 'text-accent',
  succeeded: 'text-good',
  failed: 'text-bad',
  killed: 'text-warn',
  replaced: 'text-soft',
  ended: 'text-soft',
}
/** Only what needs a human speaks up; the rest is there to be found. */
const loud: ReadonlySet<RunStatus> = new Set(['running', 'failed', 'killed'])

export function Status({ status, className = '' }: { status: RunStatus; className?: string }) {
  return (
    <span className={`inline-flex items-center gap-1.5 ${className}`} title={statusMeaning[status]}>
      <Icon name={status} className={`${tone[status]} ${status === 'running' ? 'pulsing' : ''}`} />
      <span className={loud.has(status) ? `font-medium ${tone[status]}` : 'text-soft'}>{status}</span>
    </span>
  )
}
