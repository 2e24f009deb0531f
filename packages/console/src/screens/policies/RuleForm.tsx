// One rule as a form: how hard it is, and on whom it is in force first. What comes out is the next version of the YAML.

import type { PolicyMode, PolicyRuleRow } from '@sentinel/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { ModeMark } from '../../components/ModeMark.tsx'
import { useServices } from '../../services.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { usePutInForce } from './usePutInForce.ts'

type FormProps = { rule: PolicyRuleRow; version: number }
const modes = ['deny', 'warn', 'observe', 'off'] as const satisfies PolicyMode[]

export function RuleForm({ rule, version }: FormProps) {
  const [mode, setMode] = useState<PolicyMode>(rule.mode)
  const [percent, setPercent] = useState(rule.rollout?.percent ?? 100)
  const [groups, setGroups] = useState<string[]>(rule.rollout?.groups ?? [])
  const [asked, setAsked] = useState(false)
  const { change, isPending } = usePutInForce()
  const rollout = percent >= 100 ? null : { percent, groups }
  const isSame =
    mode === rule.mode && JSON.stringify(rollout) === JSON.stringify(rule.rollout && { ...rule.rollout })
  return (
    <form
      aria-label={`Change ${rule.id}`}
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
      }}
      className="relative mt-2 mr-2 mb-1.5 ml-[6rem] flex flex-wrap items-end gap-x-6 gap-y-3 border-line/60 border-t pt-3"
    >
      <fieldset>
        <legend className="mb-1 text-faint text-sm">Mode</legend>
        <div className="flex gap-3">
          {modes.map((one) => (
            <label key={one} className="flex items-center gap-1.5">
              <input
                type="radio"
                name={`mode ${rule.id}`}
                checked={mode === one}
                onChange={() => setMode(one)}
              />
              <ModeMark mode={one} />
            </label>
          ))}
        </div>
      </fieldset>
      <label className="flex flex-col">
        <span className="mb-1 text-faint text-sm">In force on</span>
        <span className="flex items-center gap-2">
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            value={percent}
            onChange={(event) => setPercent(Number(event.target.value))}
            className="w-32"
          />
          <span className="w-28 whitespace-nowrap text-soft">
            {percent >= 100 ? 'every endpoint' : `${percent} % of them`}
          </span>
        </span>
      </label>
      {percent < 100 && <GroupChoice chosen={groups} choose={setGroups} />}
      <Button type="submit" disabled={isSame || isPending}>
        Put in force…
      </Button>
      {asked && (
        <ConfirmDialog
          title={`Change ${rule.id}?`}
          act="Put in force"
          confirm={() => change({ version, rule: rule.id, mode, rollout })}
          close={() => setAsked(false)}
        >
          <p>{consequence(mode, rollout)}</p>
          <p className="mt-2">
            It becomes version {version + 1}, signed under your name; every earlier version can be put in
            force again.
          </p>
        </ConfirmDialog>
      )}
    </form>
  )
}

function consequence(mode: PolicyMode, rollout: PolicyRuleRow['rollout']): string {
  const does = {
    deny: 'The act is stopped',
    warn: 'The account is warned once',
    observe: 'The act is noted and nobody is told',
    off: 'Nothing is judged any more',
  }[mode]
  if (rollout === null || mode === 'off') return `${does}, on every endpoint within seconds.`
  const groups = rollout.groups.length > 0 ? ` and the groups ${rollout.groups.join(', ')}` : ''
  return `${does} on ${rollout.percent} % of the endpoints${groups}; the others only observe.`
}

type ChoiceProps = { chosen: string[]; choose: (groups: string[]) => void }

function GroupChoice({ chosen, choose }: ChoiceProps) {
  const { api } = useServices()
  const query = useQuery({
    queryKey: ['approvals'],
    queryFn: ({ signal }) => api('approvals', { signal }),
    staleTime: 10_000,
  })
  const names = [...new Set([...(query.data?.groups.map(({ group }) => group) ?? []), ...chosen])]
  if (names.length === 0) return null
  return (
    <fieldset>
      <legend className="mb-1 text-faint text-sm">and on the groups</legend>
      <div className="flex gap-3">
        {names.map((name) => (
          <label key={name} className="flex items-center gap-1.5">
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={({ target }) =>
                choose(target.checked ? [...chosen, name] : chosen.filter((one) => one !== name))
              }
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
