// The cookie that carries a session.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { portOf } from '../operations/guardOrigin.ts'
import { sessionMs } from './signIn.ts'

export type SessionCookie = {
  of(request: FastifyRequest): string | undefined
  set(reply: FastifyReply, session: string): void
  clear(reply: FastifyReply): void
}

const options = { path: '/', httpOnly: true, sameSite: 'strict' } as const

/** Browsers share cookies between the ports of a host: two servers on one machine would sign each other out. */
export function createSessionCookie(app: FastifyInstance): SessionCookie {
  const name = () => `sentinel-${portOf(app) ?? 'session'}`
  return {
    of: (request) => request.cookies[name()],
    set: (reply, session) => void reply.setCookie(name(), session, { ...options, maxAge: sessionMs / 1000 }),
    clear: (reply) => void reply.clearCookie(name(), options),
  }
}
