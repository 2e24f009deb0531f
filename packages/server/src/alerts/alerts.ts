// Alerts for whoever triages them: listed, shown, changed; and raised by what ingest finds.

import {
  type Alert,
  type AlertDeed,
  type AlertDetail,
  type AlertFilter,
  type AlertList,
  type Expected,
  SentinelError,
} from '@sentinel/contract'
import type { ControlStore } from '../controlStore/controlStore.ts'
import type { RaisedFinding } from './raisedFinding.ts'

/** `channels`: names of those that are told of changes. `changed` is called once a change is durable. */
export type AlertsDeps = {
  control: ControlStore
  now: () => string
  channels: readonly string[]
  changed: () => void
  /** Somebody says what is expected, or takes it back. */
  teach: (expected: Expected, isExpected: boolean) => void
}
export type Alerts = {
  raise(findings: readonly RaisedFinding[]): Promise<void>
  list(query: AlertFilter & { limit: number }): Promise<AlertList>
  /** Faults: `alert-unknown`, `alert-ambiguous`. */
  show(id: string): Promise<AlertDetail>
  /** What changes nothing is no fault. Faults: `alert-unknown`, `alert-ambiguous`, `alert-not-unusual`. */
  change(id: string, deed: AlertDeed, operator: string): Promise<AlertDetail>
}

export function createAlerts({ control, now, channels, changed, teach }: AlertsDeps): Alerts {
  const { alerts } = control

  async function find(id: string): Promise<Alert> {
    const [found, another] = await alerts.find(id)
    if (!found) throw new SentinelError('alert-unknown', { alert: id })
    if (another) throw new SentinelError('alert-ambiguous', { alert: id })
    return found
  }

  async function show(id: string): Promise<AlertDetail> {
    const alert = await find(id)
    const [history, deliveries] = [await alerts.history(alert.id), await alerts.deliveries(alert.id)]
    return { ...alert, history, deliveries }
  }

  return {
    async raise(findings) {
      if (findings.length === 0) return
      const made = await alerts.raise(findings, channels)
      if (made.length > 0) changed()
    },
    list: ({ limit, ...filter }) => alerts.list({ filter, limit }),
    show,
    async change(id, deed, operator) {
      const { id: whole, source } = await find(id)
      if (deed.act === 'expect' && source !== 'anomaly')
        throw new SentinelError('alert-not-unusual', { alert: whole })
      const before = await alerts.expectedOf(whole)
      const made = await alerts.change(whole, deed, { time: now(), operator }, channels)
      const after = await alerts.expectedOf(whole)
      for (const one of before) if (after.length === 0) teach(one, false)
      for (const one of after) teach(one, true)
      if (made.length > 0) changed()
      return show(whole)
    },
  }
}
