// Takes a port of the loopback interface, the same as last time where it can.

import { existsSync, readFileSync } from 'node:fs'
import { SentinelError } from '@sentinel/contract'
import type { FastifyInstance } from 'fastify'
import { writeWhole } from './dataFolder/secretFile.ts'
import { portOf } from './operations/guardOrigin.ts'

/**
 * Port 0 means any, but first the one kept in `memory`: open pages, sessions and agents find a restarted server only
 * where it was. Resolves with the port. Faults: `port-taken` for a port that was asked for.
 */
export async function listen(app: FastifyInstance, asked: number, memory: string): Promise<number> {
  const former = existsSync(memory) ? Number(readFileSync(memory, 'utf8')) : 0
  const port = asked === 0 ? ((await take(app, former)) ?? (await take(app, 0))) : await take(app, asked)
  if (port === undefined) throw new SentinelError('port-taken', { port: asked })
  if (port !== former) writeWhole(memory, String(port))
  return port
}

/** Undefined where another program has it. */
async function take(app: FastifyInstance, port: number): Promise<number | undefined> {
  try {
    await app.listen({ host: '127.0.0.1', port })
    return portOf(app)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined
    throw cause
  }
}
