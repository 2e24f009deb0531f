// Who may talk to a server on the loopback interface: programs of this machine, and pages that it served itself.

import { SentinelError } from '@sentinel/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const ownNames = ['127.0.0.1', 'localhost', '[::1]']

/** No inline script, no framing, nothing from elsewhere. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

export function guardOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    checkHost(request, portOf(app))
    checkOrigin(request)
  })
}

/** Undefined until the server listens. */
export function portOf(app: FastifyInstance): number | undefined {
  const address = app.server.address()
  return typeof address === 'object' ? address?.port : undefined
}

/** A name that someone else's DNS points here (DNS rebinding) shows in the Host header. */
function checkHost({ headers: { host = '' } }: FastifyRequest, port: number | undefined): void {
  const [, name = '', hostPort = '80'] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host) ?? []
  const isOurs = ownNames.includes(name.toLowerCase()) && (port === undefined || Number(hostPort) === port)
  if (!isOurs) throw new SentinelError('origin-refused', { origin: host })
}

/** Cookies are shared by all ports of a host, so a page on another port must not be able to change anything. */
function checkOrigin({ method, headers: { origin, host } }: FastifyRequest): void {
  if (method === 'GET' || method === 'HEAD' || origin === undefined) return
  if (origin !== `http://${host}`) throw new SentinelError('origin-refused', { origin })
}
