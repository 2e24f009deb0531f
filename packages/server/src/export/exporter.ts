// All destinations of this server: each has its own delivery, and none waits for another.

import {
  type ExportFrom,
  type ExportSettings,
  type ExportStatus,
  type ExportTest,
  SentinelError,
} from '@sentinel/contract'
import type { Logger } from 'pino'
import type { ControlStore, Destination } from '../controlStore/controlStore.ts'
import type { EvidenceStore } from '../evidenceStore/evidenceStore.ts'
import { reasonOf } from './channels/channel.ts'
import { openChannel } from './channels/openChannel.ts'
import { createDelivery, type Delivery } from './delivery.ts'
import { createFeed } from './feed.ts'
import { testEvent } from './testEvent.ts'

export type ExporterDeps = {
  evidence: EvidenceStore
  control: ControlStore
  logger: Logger
  now: () => string
  firstWaitMs?: number
}
export type Exporter = {
  /** Evidence came in. Returns at once. */
  wake(): void
  list(): Promise<ExportStatus[]>
  /** Faults: `export-taken`. */
  add(settings: ExportSettings, from: ExportFrom, operator: string): Promise<ExportStatus>
  /** Faults: `export-unknown`. */
  remove(name: string): Promise<{ name: string }>
  /** Faults: `export-unknown`. */
  test(name: string): Promise<ExportTest>
  close(): Promise<void>
}

/** Changes of alerts come without a receipt: somebody looks for them. */
const lookEveryMs = 2000

export async function createExporter(deps: ExporterDeps): Promise<Exporter> {
  const { control, logger, now } = deps
  const feed = createFeed(deps)
  const deliveries = new Map<string, Delivery>()

  function start(destination: Destination): void {
    const { name, kind } = destination.settings
    deliveries.set(
      name,
      createDelivery({
        ...deps,
        destination,
        feed,
        channel: openChannel(destination.settings, now),
        failed: (err) =>
          logger.warn({ err, destination: name, kind }, 'An export does not arrive; it is tried again'),
        recovered: () => logger.info({ destination: name, kind }, 'An export arrives again'),
      }),
    )
  }

  async function statusOf(destination: Destination): Promise<ExportStatus> {
    const { settings, addedAt, cursor, sent, retries, lastSentAt, lastError } = destination
    const { count, since } = await control.exports.waiting(cursor)
    const lagMs = since === undefined ? 0 : Math.max(0, Date.parse(now()) - Date.parse(since))
    return {
      ...{ settings, addedAt, sent, retries, lastSentAt, lastError },
      state: retries > 0 ? 'failing' : count > 0 ? 'behind' : 'even',
      waiting: count,
      lagSeconds: Math.floor(lagMs / 1000),
      nextTryAt: deliveries.get(settings.name)?.nextTryAt() ?? null,
    }
  }

  async function find(name: string): Promise<Destination> {
    const found = (await control.exports.list()).find(({ settings }) => settings.name === name)
    if (!found) throw new SentinelError('export-unknown', { name })
    return found
  }

  const wake = () => {
    for (const delivery of deliveries.values()) delivery.wake()
  }
  for (const destination of await control.exports.list()) start(destination)
  const timer = setInterval(wake, lookEveryMs).unref()
  return {
    wake,
    list: async () => Promise.all((await control.exports.list()).map(statusOf)),
    async add(settings, from, operator) {
      const { name } = settings
      if (!(await control.exports.add({ settings, from, operator, addedAt: now() })))
        throw new SentinelError('export-taken', { name })
      const added = await find(name)
      start(added)
      return statusOf(added)
    },
    async remove(name) {
      await find(name)
      await deliveries.get(name)?.close()
      deliveries.delete(name)
      await control.exports.remove(name)
      return { name }
    },
    test: async (name) => tryOnce((await find(name)).settings, now),
    async close() {
      clearInterval(timer)
      await Promise.all([...deliveries.values()].map((delivery) => delivery.close()))
    },
  }
}

/** One event by a channel of its own, beside whatever is being sent. */
async function tryOnce(settings: ExportSettings, now: () => string): Promise<ExportTest> {
  const channel = openChannel(settings, now)
  const began = performance.now()
  const ms = () => Math.round(performance.now() - began)
  try {
    await channel.send({ id: `test ${now()}`, events: [testEvent(now())] })
    return { arrived: true, reason: '', ms: ms() }
  } catch (fault) {
    return { arrived: false, reason: reasonOf(fault), ms: ms() }
  } finally {
    await channel.close()
  }
}
