// The rules of a policy in words; the opened one with all that it says.

import type { PolicyRuleRow } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { Fact } from '../../components/Fact.tsx'
import { ModeMark } from '../../components/ModeMark.tsx'
import { useRowKeys } from '../../components/useRowKeys.ts'
import { RuleForm } from './RuleForm.tsx'

/** `version`: the one that the rules are of. */
type ListProps = { rules: PolicyRuleRow[]; opened: string | undefined; version: number }

export function RuleList({ rules, opened, version }: ListProps) {
  const place = useRef<HTMLUListElement>(null)
  const ids = useMemo(() => rules.map(({ id }) => id), [rules])
  useRowKeys(ids, place)
  return (
    <ul ref={place} aria-label="Rules" className="flex flex-col border-line border-t">
      {rules.map((rule) => (
        <Rule key={rule.id} rule={rule} isOpen={rule.id === opened} version={version} />
      ))}
    </ul>
  )
}

type RuleProps = { rule: PolicyRuleRow; isOpen: boolean; version: number }

function Rule({ rule, isOpen, version }: RuleProps) {
  return (
    <li
      className={`relative border-line/60 border-b py-2 hover:bg-hover has-[a[data-row]:focus]:bg-wash ${isOpen ? 'bg-wash' : ''}`}
    >
      <div className="grid grid-cols-[5rem_minmax(0,1fr)] items-start gap-2 px-2">
        <ModeMark mode={rule.mode} />
        <div className="min-w-0">
          <Link
            to="/policies"
            search={isOpen ? {} : { rule: rule.id }}
            data-row={rule.id}
            replace
            resetScroll={false}
            aria-expanded={isOpen}
            className="font-medium outline-none after:absolute after:inset-0"
          >
            {rule.title}
          </Link>
          <p className="text-soft">because {rule.reason}</p>
        </div>
      </div>
      {isOpen && <Whole rule={rule} />}
      {isOpen && <RuleForm key={version} rule={rule} version={version} />}
    </li>
  )
}

const Whole = ({ rule: { id, on, when, fail, contact, exceptions, rollout } }: { rule: PolicyRuleRow }) => (
  <dl className="relative mt-2.5 flex flex-col gap-1.5 pr-2 pb-1.5 pl-[6rem]">
    <Fact name="Judges">{on.join(', ')}</Fact>
    <Fact name="When" tall>
      <code className="whitespace-pre-wrap break-words font-mono text-sm">{when}</code>
    </Fact>
    <Fact name="Undecided">
      {fail === 'closed' ? 'counts as met: fails closed' : 'counts as not met: fails open'}
    </Fact>
    <Fact name="Ask">{contact}</Fact>
    {rollout && <Fact name="Rolled out">{rolledOut(rollout)}</Fact>}
    {exceptions.map(({ when, owner, reason, expires }) => (
      <Fact key={`${when} ${expires}`} name="Except" tall>
        <span className="whitespace-normal">
          {reason} ({owner}, until {expires})
          <code className="block whitespace-pre-wrap font-mono text-sm">{when}</code>
        </span>
      </Fact>
    ))}
    <Fact name="Id">
      <code className="font-mono text-sm">{id}</code>
    </Fact>
  </dl>
)

const rolledOut = ({ percent, groups }: NonNullable<PolicyRuleRow['rollout']>) =>
  `${percent} % of endpoints${groups.length > 0 ? ` and ${groups.join(', ')}` : ''}; the others only observe`
