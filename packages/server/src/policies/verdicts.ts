// What rules have said, and which version of the policy each endpoint says that it holds to.

import {
  eventRecordSchema,
  type PolicyHolder,
  policyVerdictSchema,
  type ResponseOf,
} from '@sentinel/contract'
import { z } from 'zod'
import type { ControlStore } from '../controlStore/controlStore.ts'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'
import { repeatsOfFleet } from '../runs/repeats.ts'

type Stores = { evidence: EvidenceStore; control: ControlStore }

/** Names and examples that are listed with a rule. */
const named = 8

export async function policyVerdicts(
  { evidence, control }: Stores,
  days: number,
): Promise<ResponseOf<'policyVerdicts'>> {
  const [verdicts, holders] = await Promise.all([
    verdictsIn(evidence, days),
    holdersIn({ evidence, control }),
  ])
  return { verdicts, holders }
}

const said = (name: string) => `JSONExtractString(record, 'event', '${name}')`

const verdictsIn = (evidence: EvidenceStore, days: number) =>
  readAll(evidence, {
    name: 'policyVerdicts',
    sql: `SELECT ${said('policy')} AS policy, ${said('rule')} AS rule, ${said('verdict')} AS verdict,
            argMax(${said('reason')}, spoken.n) AS reason, sum(greatest(1, repeats.times)) AS times,
            uniqExact(spoken.run_id) AS runs, arraySort(groupUniqArray(${named})(account)) AS accounts,
            arraySort(groupUniqArray(${named})(endpoint_name)) AS endpoints,
            arraySort(groupUniqArray(${named})(script_name)) AS scripts,
            arraySort(groupUniqArray(${named})(${said('subject')})) AS subjects,
            max(spoken.time) AS lastAt, argMax(spoken.run_id, spoken.time) AS lastRun
          FROM (SELECT endpoint_id, run_id, n, seq, time, record FROM events
                WHERE type = 'policy.applied' AND events.time >= now64() - toIntervalDay({days:UInt32})) AS spoken
          LEFT JOIN ${repeatsOfFleet} AS repeats ON spoken.run_id = repeats.run_id AND spoken.seq = repeats.repeat_of
          LEFT JOIN (SELECT run_id, endpoint_id, account, endpoint_name, script_name FROM runs FINAL) AS of_run
            ON spoken.run_id = of_run.run_id AND spoken.endpoint_id = of_run.endpoint_id
          GROUP BY policy, rule, verdict ORDER BY indexOf(['deny', 'warn', 'allow'], verdict), times DESC`,
    params: { days },
    row: policyVerdictSchema,
  })

const word = z
  .object({ id: z.string(), adopted: z.string(), refused: z.string() })
  .transform(({ id, ...records }) => ({
    id,
    adopted: eventIn(records.adopted),
    refused: eventIn(records.refused),
  }))

const eventIn = (record: string) => (record === '' ? undefined : eventRecordSchema.parse(JSON.parse(record)))

async function holdersIn({ evidence, control }: Stores): Promise<PolicyHolder[]> {
  const [enrolled, words] = await Promise.all([
    control.endpoints.list(),
    readAll(evidence, {
      name: 'policyHolders',
      sql: `SELECT endpoint_id AS id, argMaxIf(record, n, type = 'policy.adopted') AS adopted,
              argMaxIf(record, n, type = 'policy.refused') AS refused
            FROM events WHERE run_id = '' AND type IN ('policy.adopted', 'policy.refused') GROUP BY id`,
      row: word,
    }),
  ])
  return enrolled.map(({ id, name }) =>
    holderOf(
      { id, name },
      words.find((one) => one.id === id),
    ),
  )
}

function holderOf(endpoint: PolicyHolder['endpoint'], told: z.infer<typeof word> | undefined): PolicyHolder {
  const adopted = told?.adopted?.event
  const isLater = (told?.refused?.n ?? -1) > (told?.adopted?.n ?? -1)
  const refused = isLater ? told?.refused?.event : undefined
  const holds = adopted?.type === 'policy.adopted' ? adopted : undefined
  return {
    endpoint,
    version: holds?.version ?? null,
    since: holds?.time ?? null,
    refused:
      refused?.type === 'policy.refused'
        ? { version: refused.version, code: refused.code, detail: refused.detail, time: refused.time }
        : null,
  }
}
