// Sign-in: a link that works once, a session behind a cookie, a bearer token for the local operator.

import { SentinelError } from '@sentinel/contract'
import type { ControlStore } from '../controlStore/controlStore.ts'
import { createAttempts } from './attempts.ts'
import { hashOfToken, isSameToken, newToken } from './tokens.ts'

export type SignInDeps = {
  control: ControlStore
  /** Who holds the bearer token: the account that runs this server. */
  localOperator: { name: string; token: string }
  now: () => Date
}
export type Credentials = { bearer: string | undefined; session: string | undefined }
export type SignIn = {
  /** Undefined: nobody. */
  operatorOf(credentials: Credentials): Promise<string | undefined>
  makeLink(operator: string): Promise<{ token: string; expiresAt: string }>
  /** Faults: `sign-in-link-spent`, `sign-in-throttled`. */
  spendLink(token: string): Promise<{ operator: string; session: string }>
  signOut(session: string): Promise<void>
}

const linkMs = 10 * 60_000
export const sessionMs = 12 * 60 * 60_000

export function createSignIn({ control, localOperator, now }: SignInDeps): SignIn {
  const attempts = createAttempts({ allowed: 10, perMs: 60_000, now: () => now().getTime() })
  const grant = (token: string, operator: string, lastsMs: number) => ({
    tokenHash: hashOfToken(token),
    operator,
    expiresAt: new Date(now().getTime() + lastsMs).toISOString(),
  })

  return {
    async operatorOf({ bearer, session }) {
      if (bearer !== undefined)
        return isSameToken(bearer, localOperator.token) ? localOperator.name : undefined
      if (session === undefined) return undefined
      return control.signIn.operatorOf(hashOfToken(session), now().toISOString())
    },
    async makeLink(operator) {
      const token = newToken()
      const link = grant(token, operator, linkMs)
      await control.signIn.addLink(link)
      return { token, expiresAt: link.expiresAt }
    },
    async spendLink(token) {
      attempts.check()
      const operator = await control.signIn.spendLink(hashOfToken(token), now().toISOString())
      if (operator === undefined) {
        attempts.failed()
        throw new SentinelError('sign-in-link-spent')
      }
      const session = newToken()
      await control.signIn.addSession(grant(session, operator, sessionMs))
      return { operator, session }
    },
    signOut: (session) => control.signIn.endSession(hashOfToken(session)),
  }
}
