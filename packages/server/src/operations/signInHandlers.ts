// Handlers of signing in and out.

import type { HandlerDeps } from './handlerDeps.ts'
import type { Handlers } from './handlers.ts'

export function signInHandlers({
  signIn,
  cookie,
  origin,
}: HandlerDeps): Pick<Handlers, 'makeSignInLink' | 'signIn' | 'signOut'> {
  return {
    async makeSignInLink({ operator }) {
      const { token, expiresAt } = await signIn.makeLink(operator)
      // In the fragment, which no browser sends and no log keeps.
      return { link: `${origin()}/sign-in#${token}`, expiresAt }
    },
    async signIn({ body, reply }) {
      const { operator, session } = await signIn.spendLink(body.token)
      cookie.set(reply, session)
      return { operator }
    },
    async signOut({ request, reply }) {
      const session = cookie.of(request)
      if (session !== undefined) await signIn.signOut(session)
      cookie.clear(reply)
      return {}
    },
  }
}
