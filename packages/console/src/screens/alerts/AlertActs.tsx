// What can be done with an alert, each with its key.

import type { Alert } from '@sentinel/contract'
import { Button } from '../../components/Button.tsx'
import { Key } from '../../components/Key.tsx'
import type { Triage } from './useTriage.ts'

export function AlertActs({ alert: { state, source, assignee }, triage }: { alert: Alert; triage: Triage }) {
  const isOpen = state === 'new' || state === 'acknowledged'
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="mr-1 text-soft">{state === 'archived' ? 'archived until worse' : state}</span>
      {state === 'new' && <Act name="Acknowledge" keyName="a" act={triage.acknowledge} />}
      {isOpen && <Act name="Resolve…" keyName="r" act={() => triage.ask('resolve')} />}
      {isOpen && <Act name="Archive until worse…" keyName="x" act={() => triage.ask('archive')} />}
      {isOpen && source === 'anomaly' && <Act name="It is expected" keyName="e" act={triage.expect} />}
      {!isOpen && <Act name="Reopen" act={triage.reopen} />}
      <Act name={assignee ? 'Assign again…' : 'Assign…'} keyName="m" act={() => triage.ask('assign')} />
      {triage.canUndo && <Act name="Undo" keyName="u" act={triage.undo} />}
    </div>
  )
}

const Act = ({ name, keyName, act }: { name: string; keyName?: string; act: () => void }) => (
  <Button onClick={act} {...(keyName ? { 'aria-keyshortcuts': keyName } : {})}>
    {name}
    {keyName && (
      <span aria-hidden="true">
        <Key name={keyName} />
      </span>
    )}
  </Button>
)
