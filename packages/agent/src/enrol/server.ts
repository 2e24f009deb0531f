// The server of this data folder: where it listens now, and the key that signs its receipts, learnt at enrolment.

import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@sentinel/contract'
import { z } from 'zod'
import { keptJson } from '../keptJson.ts'

export type ServerLink = {
  /** Throws while no server has ever listened here. */
  origin(): string
  /** The key of receipts; enrols first where that has not been done. */
  serverKey(): Promise<string>
  /** The server does not know us: the next `serverKey` enrols again. */
  forget(): void
}

type LinkOptions = { data: string; publicKey: string; platform: string }

export function serverLink({ data, publicKey, platform }: LinkOptions): ServerLink {
  const kept = keptJson(join(data, 'agent', 'server.json'), z.object({ serverKey: z.string() }))
  let known = kept.read()?.serverKey
  const origin = () =>
    addressSchema.parse(JSON.parse(readFileSync(join(data, 'server', 'address.json'), 'utf8'))).origin

  return {
    origin,
    async serverKey() {
      if (known) return known
      const token = readFileSync(join(data, 'server', 'enrolment.token'), 'utf8').trim()
      const body = { token, name: hostname(), platform, publicKey }
      const { serverKey } = await createClient({ origin: origin() })('enrol', { body })
      kept.write({ serverKey })
      known = serverKey
      return serverKey
    },
    forget() {
      known = undefined
    },
  }
}

const addressSchema = z.object({ origin: z.url() })
