// How hard a rule is, and what it said: icon, word and colour together, never colour alone.

import type { PolicyMode, VerdictWord } from '@sentinel/contract'
import { Icon, type IconName } from './Icon.tsx'

const modes: Record<PolicyMode, { icon: IconName; tone: string }> = {
  deny: { icon: 'killed', tone: 'text-bad font-medium' },
  warn: { icon: 'gap', tone: 'text-warn font-medium' },
  observe: { icon: 'search', tone: 'text-soft' },
  off: { icon: 'ended', tone: 'text-faint' },
}
const verdicts: Record<VerdictWord, { mode: PolicyMode; word: string }> = {
  deny: { mode: 'deny', word: 'stopped' },
  warn: { mode: 'warn', word: 'warned' },
  allow: { mode: 'observe', word: 'noticed' },
}

export function ModeMark({ mode, word = mode }: { mode: PolicyMode; word?: string }) {
  const { icon, tone } = modes[mode]
  return (
    <span className={`inline-flex items-center gap-1.5 align-bottom ${tone}`}>
      <Icon name={icon} />
      {word}
    </span>
  )
}

export const VerdictMark = ({ verdict }: { verdict: VerdictWord }) => <ModeMark {...verdicts[verdict]} />
