// The way to the running server of a data folder, as its local operator.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Client, createClient, SentinelError } from '@sentinel/contract'
import type { DataFolder } from '../dataFolder.ts'
import { addressOf, holderOf } from './lock.ts'

export type Connection = { call: Client; origin: string; headers: Record<string, string> }

/** Throws `services-down` where nobody holds the folder or the server has not said where it listens. */
export function connect(data: DataFolder): Connection {
  const origin = addressOf(data)
  if (!origin || !holderOf(data)) throw new SentinelError('services-down', { folder: data.root })
  const headers = { authorization: `Bearer ${operatorToken(data)}` }
  return { origin, headers, call: answering(data, createClient({ origin, headers })) }
}

function operatorToken(data: DataFolder): string {
  try {
    return readFileSync(join(data.server, 'operator.token'), 'utf8').trim()
  } catch (cause) {
    throw new SentinelError('services-down', { folder: data.root }, { cause })
  }
}

/** The server may be on its way back up after a restart: a refused connection is tried again for a moment. */
function answering(data: DataFolder, call: Client): Client {
  return async (name, input) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await call(name, input)
      } catch (cause) {
        if (cause instanceof SentinelError) throw cause
        if (attempt === 10) throw new SentinelError('services-down', { folder: data.root }, { cause })
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
  }
}
