// Puts detection together: rules and exceptions, baselines that outlive the process, alerts, and who is told of them.

import { type Expected, SentinelError } from '@sentinel/contract'
import { loadDestinations, loadDetections } from '@sentinel/knowledge'
import { createAnomalyDetector, type Detections, readDetections } from '@sentinel/policy'
import type { Logger } from 'pino'
import { type Alerts, createAlerts } from '../alerts/alerts.ts'
import type { ControlStore } from '../controlStore/controlStore.ts'
import type { Channel } from '../notify/channels.ts'
import { createNotifier } from '../notify/notifier.ts'
import { send } from '../notify/send.ts'
import { createDetect, type Received } from './detect.ts'
import { createWhyOf } from './whyOf.ts'

export type DetectionSettings = {
  /** The folder of one's own rules. */
  own?: string
  channels: readonly Channel[]
  /** Where baselines are kept; nowhere: they begin anew. */
  baselines?: { read(): string | undefined; write(text: string): void }
}
export type DetectionDeps = {
  control: ControlStore
  logger: Logger
  now: () => string
  settings: DetectionSettings
}
export type Detection = {
  alerts: Alerts
  raise(received: Received): Promise<void>
  /** Keeps the baselines; ends when nothing is being sent. */
  close(): Promise<void>
}

const keepEveryMs = 5 * 60_000

export function createDetection({ control, logger, now, settings }: DetectionDeps): Detection {
  const { channels, baselines, own } = settings
  const anomalies = createAnomalyDetector(baselines?.read())
  const notifier = createNotifier({ control, channels, send, now })
  const names = channels.map(({ name }) => name)
  const teach = (one: Expected, isExpected: boolean) =>
    isExpected ? anomalies.expected(one) : anomalies.unexpected(one)
  const alerts = createAlerts({ control, now, channels: names, changed: notifier.wake, teach })
  // What people said outlives the baselines: it is in the alerts.
  const taught = control.alerts.expected().then((all) => {
    for (const one of all) anomalies.expected(one)
  })
  taught.catch((err: unknown) => logger.error({ err }, 'What is expected could not be read'))
  const detect = createDetect({ detections: readRules(own, logger), anomalies, whyOf: createWhyOf() })
  /** A fault of judging must not keep evidence from being received; one of storing is the agent's to try again. */
  const found = (received: Received) => {
    try {
      return detect(received)
    } catch (err) {
      logger.error({ err, endpointId: received.endpoint.id }, 'Detection failed on a segment')
      return []
    }
  }
  const keep = () => baselines?.write(anomalies.save())
  const timer = setInterval(keep, keepEveryMs).unref()
  return {
    alerts,
    async raise(received) {
      await taught.catch(() => {})
      await alerts.raise(found(received))
    },
    async close() {
      clearInterval(timer)
      keep()
      await notifier.close()
    },
  }
}

/** One's own rules that are wrong must not take ours away, nor the server. */
function readRules(own: string | undefined, logger: Logger): Detections {
  const { kinds } = loadDestinations()
  try {
    const { rules, exceptions } = loadDetections(own)
    const reading = readDetections(rules, exceptions, kinds)
    if (reading.kind === 'detections') return reading.detections
    logger.error({ faults: reading.faults }, 'Detection rules are wrong; the built-in ones are used alone')
  } catch (fault) {
    logger.error(
      { reason: (fault as Error).message },
      'Detection rules cannot be read; the built-in ones are used alone',
    )
  }
  const builtIn = readDetections(loadDetections().rules, [], kinds)
  if (builtIn.kind === 'detections') return builtIn.detections
  throw new SentinelError('internal-fault', { reason: 'a built-in detection is wrong' })
}
