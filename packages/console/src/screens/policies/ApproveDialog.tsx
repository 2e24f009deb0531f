// An approval as it is given: how long, for whom and where; narrow unless it is made wider on purpose.

import type { ApprovalRequest } from '@sentinel/contract'
import { useState } from 'react'
import { baseName } from '../../format/path.ts'
import { useNow } from '../../services.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { useApprovals } from './useApprovals.ts'

const times = [
  { title: '1 hour', minutes: 60 },
  { title: '8 hours', minutes: 480 },
  { title: '7 days', minutes: 7 * 1440 },
  { title: '30 days', minutes: 30 * 1440 },
] as const

export function ApproveDialog({ request, close }: { request: ApprovalRequest; close: () => void }) {
  const { account, endpoint, rule, script, reason } = request
  const [minutes, setMinutes] = useState<number>(480)
  const [isForAll, setForAll] = useState(false)
  const [isEverywhere, setEverywhere] = useState(false)
  const { approve } = useApprovals()
  const until = new Date(useNow() + minutes * 60_000).toISOString().slice(0, 16)
  const name = script?.path && baseName(script.path)
  return (
    <ConfirmDialog
      title={rule ? `Lift ${rule} for a while?` : `Approve ${name ?? 'the script'}?`}
      act="Approve"
      close={close}
      confirm={() =>
        approve({
          ...{ rule: rule ?? null, script: script?.sha256 ?? null, request: request.request, reason, until },
          account: isForAll ? null : account.name,
          endpoint: isEverywhere ? null : endpoint.id,
        })
      }
    >
      <p>
        “{reason}”, asks {account.name} on {endpoint.name}
        {name && `, for ${name} as its text is now`}.
      </p>
      <fieldset className="mt-4 flex flex-wrap gap-x-4 gap-y-1.5">
        <legend className="mb-1 text-faint text-sm">How long</legend>
        {times.map((time) => (
          <label key={time.title} className="flex items-center gap-1.5 text-ink">
            <input
              type="radio"
              name="time"
              checked={minutes === time.minutes}
              onChange={() => setMinutes(time.minutes)}
            />
            {time.title}
          </label>
        ))}
      </fieldset>
      <fieldset className="mt-4 flex flex-col gap-1.5">
        <legend className="mb-1 text-faint text-sm">Wider than asked for</legend>
        <Wider isOn={isForAll} set={setForAll}>
          every account, not {account.name} alone
        </Wider>
        <Wider isOn={isEverywhere} set={setEverywhere}>
          every endpoint, not {endpoint.name} alone
        </Wider>
      </fieldset>
      <p className="mt-4">
        It ends by itself at {until.replace('T', ' ')} UTC, and can be withdrawn before. That you gave it is
        evidence.
      </p>
    </ConfirmDialog>
  )
}

type WiderProps = { isOn: boolean; set: (isOn: boolean) => void; children: React.ReactNode }

const Wider = ({ isOn, set, children }: WiderProps) => (
  <label className="flex items-center gap-1.5 text-ink">
    <input type="checkbox" checked={isOn} onChange={(event) => set(event.target.checked)} />
    <span>{children}</span>
  </label>
)
