// Alerts as rows: the whole of one as JSON beside the columns that listings ask for, each change numbered, and how far of
// each endpoint's log every alert has taken.

import type { AlertAct, AlertChange, AlertState, Delivery } from '@sentinel/contract'
import type { Kysely, Transaction } from 'kysely'
import {
  alertId,
  type Change,
  type Folded,
  foldDeed,
  foldFinding,
  type KeptAlert,
} from '../alerts/foldAlert.ts'
import type { RaisedFinding } from '../alerts/raisedFinding.ts'
import { severityRank } from '../findings/severityRank.ts'
import type { ChangedAlert, ControlStore } from './controlStore.ts'
import { nextPosition } from './exports.ts'
import type { Schema } from './schema.ts'

type Db = Kysely<Schema> | Transaction<Schema>
const states: readonly AlertState[] = ['new', 'acknowledged', 'resolved', 'archived']

export function alertsIn(db: Kysely<Schema>): ControlStore['alerts'] {
  return {
    raise: (raised, channels) =>
      db.transaction().execute(async (tx) => {
        const changed: ChangedAlert[] = []
        for (const one of raised) changed.push(...(await raise(tx, one, channels)))
        return changed
      }),
    change: (id, deed, by, channels) =>
      db.transaction().execute(async (tx) => {
        const kept = await keptOf(tx, id)
        const folded = kept && foldDeed(kept, deed, by.time)
        return folded ? keep(tx, folded, by, channels) : []
      }),
    async find(beginning) {
      const rows = await db
        .selectFrom('alert')
        .select('body')
        .where('id', 'like', `${beginning}%`)
        .limit(2)
        .execute()
      return rows.map(({ body }) => (JSON.parse(body) as KeptAlert).alert)
    },
    async list({ filter, limit }) {
      const wanted = where(db, filter)
      const rows = await wanted
        .select('body')
        .orderBy('risk', 'desc')
        .orderBy('last_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute()
      const { total } = await wanted
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      return {
        alerts: rows.map(({ body }) => (JSON.parse(body) as KeptAlert).alert),
        total: Number(total),
        counts: await countsOf(db),
      }
    },
    async history(id) {
      const rows = await db
        .selectFrom('alert_change')
        .selectAll()
        .where('alert_id', '=', id)
        .orderBy('number')
        .execute()
      return rows.map(
        ({ alert_id: _, position: __, number, ...row }) =>
          ({ ...row, number: Number(number) }) as AlertChange,
      )
    },
    expectedOf: async (id) => (await keptOf(db, id))?.expected ?? [],
    async expected() {
      const rows = await db.selectFrom('alert').select('body').where('source', '=', 'anomaly').execute()
      return rows.flatMap(({ body }) => (JSON.parse(body) as KeptAlert).expected ?? [])
    },
    deliveries: async (id) =>
      (
        await db.selectFrom('delivery').selectAll().where('alert_id', '=', id).orderBy('change').execute()
      ).map(deliveryOf),
  }
}

type By = { time: string; operator: string }

async function raise(tx: Db, raised: RaisedFinding, channels: readonly string[]): Promise<ChangedAlert[]> {
  const id = alertId(raised)
  const reach = await tx
    .selectFrom('alert_reach')
    .select('through')
    .where('alert_id', '=', id)
    .where('endpoint_id', '=', raised.endpoint.id)
    .executeTakeFirst()
  // The agent's retry after a kill brings the same records again.
  if (reach && Number(reach.through) >= raised.n) return []
  const folded = foldFinding(await keptOf(tx, id), raised, reach === undefined)
  const changed = await keep(tx, folded, { time: raised.time, operator: '' }, channels)
  await tx
    .insertInto('alert_reach')
    .values({ alert_id: id, endpoint_id: raised.endpoint.id, through: raised.n })
    .onConflict((conflict) =>
      conflict.columns(['alert_id', 'endpoint_id']).doUpdateSet({ through: raised.n }),
    )
    .execute()
  return changed
}

async function keptOf(tx: Db, id: string): Promise<KeptAlert | undefined> {
  const row = await tx.selectFrom('alert').select('body').where('id', '=', id).executeTakeFirst()
  return row && (JSON.parse(row.body) as KeptAlert)
}

async function keep(
  tx: Db,
  { kept, change }: Folded,
  by: By,
  channels: readonly string[],
): Promise<ChangedAlert[]> {
  const { alert } = kept
  const columns = {
    state: alert.state,
    risk: alert.risk.score,
    severity: severityRank(alert.severity),
    source: alert.source,
    rule: alert.rule,
    script: alert.script,
    assignee: alert.assignee,
    last_at: alert.lastAt,
    body: JSON.stringify(kept),
  }
  await tx
    .insertInto('alert')
    .values({ id: alert.id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  return change ? [{ alert, change: await addChange(tx, kept, change, { ...by, channels }) }] : []
}

/** The change and what is due because of it are one write: neither is there without the other. */
async function addChange(
  tx: Db,
  { alert }: KeptAlert,
  { act, text }: Change,
  { time, operator, channels }: By & { channels: readonly string[] },
): Promise<AlertChange> {
  const last = await tx
    .selectFrom('alert_change')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('alert_id', '=', alert.id)
    .executeTakeFirst()
  const change = { number: Number(last?.number ?? 0) + 1, time, operator, act, state: alert.state, text }
  await tx
    .insertInto('alert_change')
    .values({ alert_id: alert.id, ...change, position: nextPosition('alert_change') })
    .execute()
  if (isOfState(act))
    for (const channel of channels)
      await tx
        .insertInto('delivery')
        .values({
          alert_id: alert.id,
          change: change.number,
          channel,
          state: 'due',
          attempts: 0,
          next_at: time,
          time,
          reason: '',
        })
        .execute()
  return change
}

const isOfState = (act: AlertAct) => act !== 'assigned' && act !== 'commented'

function where(
  db: Db,
  {
    state = 'open',
    minSeverity,
    source,
    rule,
    script,
    assignee,
  }: Parameters<ControlStore['alerts']['list']>[0]['filter'],
) {
  let wanted = db.selectFrom('alert')
  if (state === 'open') wanted = wanted.where('state', 'in', ['new', 'acknowledged'])
  else if (state !== 'all') wanted = wanted.where('state', '=', state)
  if (minSeverity) wanted = wanted.where('severity', '>=', severityRank(minSeverity))
  if (source) wanted = wanted.where('source', '=', source)
  if (rule) wanted = wanted.where('rule', '=', rule)
  if (assignee) wanted = wanted.where('assignee', '=', assignee)
  if (script) wanted = wanted.where('script', 'like', `%${script.replace(/[%_]/g, '')}%`)
  return wanted
}

async function countsOf(db: Db): Promise<Record<AlertState, number>> {
  const rows = await db
    .selectFrom('alert')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  const found = new Map(rows.map(({ state, count }) => [state, Number(count)]))
  return Object.fromEntries(states.map((state) => [state, found.get(state) ?? 0])) as Record<
    AlertState,
    number
  >
}

export const deliveryOf = ({
  change,
  channel,
  state,
  attempts,
  time,
  reason,
}: Schema['delivery']): Delivery => ({
  change: Number(change),
  channel,
  state: state as Delivery['state'],
  attempts: Number(attempts),
  time,
  reason,
})
