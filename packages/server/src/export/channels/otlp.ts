// OpenTelemetry logs by OTLP/HTTP. Arrived is what was answered with 2xx, and of which no part was rejected.

import type { ExportSettings } from '@sentinel/contract'
import { toOtlp } from '../formats/otlp.ts'
import { type Channel, NotArrived } from './channel.ts'
import { createPost, mustBeTaken } from './post.ts'

type Settings = Extract<ExportSettings, { kind: 'otlp' }>

export function openOtlp(settings: Settings, now: () => string): Channel {
  const post = createPost(settings)
  return {
    async send({ events }) {
      const body = toOtlp(settings.format, events, Date.parse(now()))
      const answer = await post.send(body, { 'content-type': 'application/json' })
      mustBeTaken(answer)
      const rejected = rejectedOf(answer.body)
      if (rejected) throw new NotArrived(rejected)
    },
    close: async () => post.close(),
  }
}

/** A batch of which a part was rejected counts as not arrived: evidence is not dropped because a collector says so. */
function rejectedOf(body: string): string | undefined {
  try {
    const { partialSuccess } = JSON.parse(body) as {
      partialSuccess?: { rejectedLogRecords?: string | number; errorMessage?: string }
    }
    const count = Number(partialSuccess?.rejectedLogRecords ?? 0)
    return count > 0
      ? `it rejected ${count} records: ${String(partialSuccess?.errorMessage ?? '').slice(0, 200)}`
      : undefined
  } catch {
    return undefined // an answer in binary: there is nothing about a part in an empty one
  }
}
