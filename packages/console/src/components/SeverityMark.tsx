// How bad a Finding is: icon, word and colour together, never colour alone.

import type { Severity } from '@sentinel/contract'
import { Icon, type IconName } from './Icon.tsx'

const looks: Record<Severity, { icon: IconName; tone: string }> = {
  critical: { icon: 'killed', tone: 'text-bad' },
  high: { icon: 'gap', tone: 'text-bad' },
  medium: { icon: 'gap', tone: 'text-warn' },
  low: { icon: 'ended', tone: 'text-soft' },
  info: { icon: 'ended', tone: 'text-faint' },
}

export const severityTone = (severity: Severity) => looks[severity].tone

export function SeverityMark({ severity }: { severity: Severity }) {
  const { icon, tone } = looks[severity]
  return (
    <span className={`inline-flex items-center gap-1.5 align-bottom ${tone}`}>
      <Icon name={icon} />
      <span className={severity === 'low' || severity === 'info' ? '' : 'font-medium'}>{severity}</span>
    </span>
  )
}
