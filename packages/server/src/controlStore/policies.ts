// Versions of the policy: numbered from 1 without holes, never changed, the last one in force.

import type { PolicyVersion, SignedPolicy } from '@sentinel/contract'
import type { Kysely } from 'kysely'
import type { ControlStore } from './controlStore.ts'
import type { Schema } from './schema.ts'

export function policiesIn(db: Kysely<Schema>): ControlStore['policies'] {
  const all = () => db.selectFrom('policy_version').selectAll()
  return {
    async add({ signed, version }) {
      const { text, signature, time } = signed
      const { policy, title, digest, operator, from } = version
      const row = { version: signed.version, policy, title, digest, time, operator, text, signature }
      await db
        .insertInto('policy_version')
        .values({ ...row, from_version: from })
        .execute()
    },
    current: async () => signedOf(await all().orderBy('version', 'desc').limit(1).executeTakeFirst()),
    find: async (version) => signedOf(await all().where('version', '=', version).executeTakeFirst()),
    list: async () => (await all().orderBy('version', 'desc').execute()).map(versionOf),
  }
}

type Row = Schema['policy_version']

function signedOf(row: Row | undefined): SignedPolicy | undefined {
  return row && { version: Number(row.version), text: row.text, time: row.time, signature: row.signature }
}

function versionOf({ version, policy, title, digest, time, operator, from_version }: Row): PolicyVersion {
  const from = from_version === null ? null : Number(from_version)
  return { version: Number(version), policy, title, digest, time, operator, from }
}
