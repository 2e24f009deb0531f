// How an endpoint stands: icon, word and colour together, never colour alone.

import type { EndpointStatus } from '@sentinel/contract'
import { Icon, type IconName } from '../../components/Icon.tsx'

const looks: Record<EndpointStatus, { icon: IconName; tone: string; meaning: string }> = {
  reporting: { icon: 'succeeded', tone: 'text-good', meaning: 'Its agent reports in time' },
  late: {
    icon: 'running',
    tone: 'text-warn',
    meaning: 'Nothing was received since its last two reports were due',
  },
  silent: { icon: 'away', tone: 'text-bad', meaning: 'Nothing was received for a day or longer' },
}

export function EndpointState({ status }: { status: EndpointStatus }) {
  const { icon, tone, meaning } = looks[status]
  return (
    <span className="inline-flex items-center gap-1.5 align-bottom" title={meaning}>
      <Icon name={icon} className={tone} />
      <span className={status === 'reporting' ? 'text-soft' : `font-medium ${tone}`}>{status}</span>
    </span>
  )
}
