// Sign-in links and sessions in the control store, by the hashes of their tokens.

import type { Kysely } from 'kysely'
import type { ControlStore, Grant } from './controlStore.ts'
import type { Schema } from './schema.ts'

export function signInIn(db: Kysely<Schema>): ControlStore['signIn'] {
  return {
    async addLink(link) {
      await db.insertInto('sign_in_link').values(rowOf(link)).execute()
    },
    async spendLink(tokenHash, now) {
      for (const table of ['sign_in_link', 'session'] as const)
        await db.deleteFrom(table).where('expires_at', '<=', now).execute()
      const spent = db.deleteFrom('sign_in_link').where('token_hash', '=', tokenHash).returning('operator')
      return (await spent.executeTakeFirst())?.operator
    },
    async addSession(session) {
      await db.insertInto('session').values(rowOf(session)).execute()
    },
    async operatorOf(tokenHash, now) {
      const session = await db
        .selectFrom('session')
        .select('operator')
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return session?.operator
    },
    async endSession(tokenHash) {
      await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
    },
  }
}

const rowOf = ({ tokenHash, operator, expiresAt }: Grant) => ({
  token_hash: tokenHash,
  operator,
  expires_at: expiresAt,
})
