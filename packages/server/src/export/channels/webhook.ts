// JSON lines (or lines of CEF) by HTTPS, signed where there is a secret. Arrived is what was answered with 2xx.

import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ExportSettings } from '@sentinel/contract'
import { encode } from '../formats/encode.ts'
import type { Channel } from './channel.ts'
import { createPost, mustBeTaken } from './post.ts'

type Settings = Extract<ExportSettings, { kind: 'webhook' }>

export function openWebhook(settings: Settings, now: () => string): Channel {
  const post = createPost(settings)
  const type = settings.format === 'cef' ? 'text/plain; charset=utf-8' : 'application/x-ndjson'
  return {
    async send({ id, events }) {
      const body = events.map((event) => `${encode(settings.format, event)}\n`).join('')
      const time = now()
      const headers = { 'content-type': type, 'x-sentinel-batch': id, 'x-sentinel-time': time }
      const signed = settings.secret
        ? { 'x-sentinel-signature': `sha256=${signatureOf(settings.secret, time, body)}` }
        : {}
      mustBeTaken(await post.send(body, { ...headers, ...signed }))
    },
    close: async () => post.close(),
  }
}

const signatureOf = (file: string, time: string, body: string) =>
  createHmac('sha256', readFileSync(file, 'utf8').trim()).update(`${time}.${body}`).digest('hex')
