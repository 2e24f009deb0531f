// Approvals and groups of endpoints: what operators granted, what accounts ask for, and for each endpoint its own part,
// signed.

import { randomUUID } from 'node:crypto'
import {
  type Approval,
  type ApprovalGiven,
  type ApprovalList,
  type ApprovalRequest,
  type EndpointGroup,
  eventRecordSchema,
  type GrantChange,
  type Grants as HeldGrants,
  SentinelError,
  type SignedGrants,
} from '@sentinel/contract'
import { type SigningKey, signGrants } from '@sentinel/evidence'
import { z } from 'zod'
import type { ControlStore, NumberedGrant } from '../controlStore/controlStore.ts'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'
import { createQueues } from '../queues.ts'

export type GrantsDeps = {
  control: ControlStore
  evidence: EvidenceStore
  key: SigningKey
  now: () => string
}
export type Grants = {
  /** Null where the endpoint has that number already, or nothing was ever granted. */
  offer(endpoint: string, have: number): Promise<SignedGrants | null>
  list(): Promise<ApprovalList>
  /** Faults: `input-invalid` where its time is over already. */
  approve(given: ApprovalGiven, operator: string): Promise<Approval>
  /** By the beginning of its id. What was withdrawn stays so. Faults: `approval-unknown`. */
  withdraw(id: string, operator: string): Promise<Approval>
  group(group: EndpointGroup, operator: string): Promise<EndpointGroup>
}

type State = { number: number; approvals: Map<string, Approval>; groups: Map<string, readonly string[]> }

export function createGrants({ control, evidence, key, now }: GrantsDeps): Grants {
  const inTurn = createQueues()
  let known: State = foldGrants([])

  /** Read again where another server, or this one, has added to it. */
  async function state(): Promise<State> {
    if ((await control.grants.latest()) !== known.number) known = foldGrants(await control.grants.list())
    return known
  }

  /** One after the other: two at once would both be the next number. */
  const add = (operator: string, change: GrantChange) =>
    inTurn('grants', async () => {
      const number = (await control.grants.latest()) + 1
      await control.grants.add({ number, time: now(), operator, change })
    })

  async function find(beginning: string): Promise<Approval> {
    const found = [...(await state()).approvals.values()].filter(({ id }) => id.startsWith(beginning))
    const [approval] = found
    if (!approval || found.length > 1) throw new SentinelError('approval-unknown', { approval: beginning })
    return approval
  }

  return {
    async offer(endpoint, have) {
      const { number, approvals, groups } = await state()
      if (number === have) return null
      const text = JSON.stringify(grantsOf(endpoint, { approvals, groups }, now()))
      return signGrants(key, { number, endpoint, text, time: now() })
    },
    async list() {
      const { approvals, groups } = await state()
      return {
        requests: await requestsIn({ control, evidence }),
        approvals: [...approvals.values()].reverse(),
        groups: [...groups].map(([group, endpoints]) => ({ group, endpoints: [...endpoints] })),
      }
    },
    async approve(given, operator) {
      if (given.until <= now().slice(0, 16))
        throw new SentinelError('input-invalid', { reason: 'the approval would be over before it begins' })
      const approval = { ...given, id: randomUUID(), operator, time: now(), withdrawn: null }
      await add(operator, { act: 'approved', approval })
      return approval
    },
    async withdraw(id, operator) {
      const approval = await find(id)
      if (approval.withdrawn === null) await add(operator, { act: 'withdrawn', approval: approval.id })
      return find(approval.id)
    },
    async group(group, operator) {
      await add(operator, { act: 'grouped', ...group })
      return group
    },
  }
}

/** What all changes come to. */
export function foldGrants(changes: readonly NumberedGrant[]): State {
  const state: State = { number: 0, approvals: new Map(), groups: new Map() }
  for (const { number, time, operator, change } of changes) {
    state.number = number
    if (change.act === 'approved') state.approvals.set(change.approval.id, change.approval)
    if (change.act === 'grouped') {
      if (change.endpoints.length > 0) state.groups.set(change.group, change.endpoints)
      else state.groups.delete(change.group)
    }
    const before = change.act === 'withdrawn' ? state.approvals.get(change.approval) : undefined
    if (before) state.approvals.set(before.id, { ...before, withdrawn: { operator, time } })
  }
  return state
}

/** What concerns one endpoint and is not over. */
function grantsOf(endpoint: string, { approvals, groups }: Omit<State, 'number'>, time: string): HeldGrants {
  const holds = (approval: Approval) =>
    approval.withdrawn === null &&
    approval.until >= time.slice(0, 16) &&
    (approval.endpoint === null || approval.endpoint === endpoint)
  return {
    groups: [...groups].flatMap(([group, endpoints]) => (endpoints.includes(endpoint) ? [group] : [])),
    approvals: [...approvals.values()]
      .filter(holds)
      .slice(-1000)
      .map(({ id, rule, account, script, until, operator, reason }) => ({
        ...{ id, rule, account, script, until, operator, reason },
      })),
  }
}

const row = z.object({ endpoint: z.string(), record: z.string() })

/** Each once: an agent that was killed may tell a request twice. */
async function requestsIn({ control, evidence }: Pick<GrantsDeps, 'control' | 'evidence'>) {
  const rows = await readAll(evidence, {
    name: 'approvalRequests',
    sql: `SELECT endpoint_id AS endpoint, record FROM events
          WHERE run_id = '' AND type = 'approval.requested' AND events.time >= now64() - toIntervalDay(30)
          ORDER BY events.time DESC LIMIT 500`,
    row,
  })
  const names = new Map((await control.endpoints.list()).map(({ id, name }) => [id, name]))
  const requests = new Map<string, ApprovalRequest>()
  for (const { endpoint, record } of rows) {
    const { event } = eventRecordSchema.parse(JSON.parse(record))
    if (event.type !== 'approval.requested') continue
    const { type: _, run: _run, seq: _seq, ...request } = event
    requests.set(request.request, {
      ...request,
      endpoint: { id: endpoint, name: names.get(endpoint) ?? endpoint },
    })
  }
  return [...requests.values()]
}
