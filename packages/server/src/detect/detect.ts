// Ingest's last look before the receipt: Events through the detection rules, ended Runs through the baselines; what is found
// becomes Alerts.

import { type Anomaly, tellEvent } from '@sentinel/contract'
import { type AnomalyDetector, type Detections, type Doer, noRunFacts } from '@sentinel/policy'
import type { RaisedFinding } from '../alerts/raisedFinding.ts'
import type { ReceivedEvent } from '../ingest/eventRow.ts'
import type { ChangedRun } from '../ingest/foldSegment.ts'
import { type Found, fromAnomaly, fromDetection, fromEvent, type WhyOf } from './raisedFrom.ts'
import { factsOf, featuresOf, lineageOf, noMemory, type RunMemory, remember } from './runMemory.ts'

export type DetectDeps = { detections: Detections; anomalies: AnomalyDetector; whyOf: WhyOf }
export type Received = {
  endpoint: { id: string; name: string }
  events: readonly ReceivedEvent[]
  changed: readonly ChangedRun[]
}
/** In the order of records. */
export type Detect = (received: Received) => RaisedFinding[]

/** Runs that go on; the one that was heard of the longest ago is forgotten first. */
const runs = 10_000

export function createDetect({ detections, anomalies, whyOf }: DetectDeps): Detect {
  const memories = new Map<string, RunMemory>()

  function memoryOf(run: string): RunMemory {
    const memory = memories.get(run) ?? noMemory()
    memories.delete(run)
    memories.set(run, memory)
    if (memories.size > runs) memories.delete(memories.keys().next().value as string)
    return memory
  }

  function ofRun({ state, events }: ChangedRun): RaisedFinding[] {
    const { summary } = state
    const memory = memoryOf(summary.id)
    const script = lineageOf(summary)
    const doer: Doer = { run: summary.id, script, account: summary.account, endpoint: summary.endpoint.id }
    const foundAt = (n: number, time: string): Found => ({
      script,
      run: summary.id,
      endpoint: summary.endpoint,
      account: summary.account,
      n,
      time,
      dataClasses: [...memory.dataClasses],
      hosts: [...memory.hosts],
    })
    const raised: RaisedFinding[] = []
    for (const { n, event } of events) {
      remember(memory, event)
      const found = foundAt(n, event.time)
      raised.push(...fromEvent(event, found, whyOf))
      for (const rule of detections.judge(event, factsOf(summary, memory), doer))
        raised.push(fromDetection(rule, tellEvent(event), found))
    }
    const ended = events.find(({ event }) => event.type === 'run.ended')
    const features = ended && featuresOf(summary, memory)
    if (ended && features) {
      raised.push(
        ...anomalies.observe(features).map((one) => ofAnomaly(one, foundAt(ended.n, ended.event.time))),
      )
      memories.delete(summary.id)
    }
    return raised
  }

  return ({ endpoint, events, changed }) => {
    const ofEndpoint = events.filter(({ event }) => event.run === undefined)
    const doer: Doer = { run: '', script: '', account: '', endpoint: endpoint.id }
    const raised = ofEndpoint.flatMap(({ n, event }) =>
      detections.judge(event, noRunFacts, doer).map((rule) =>
        fromDetection(rule, tellEvent(event), {
          ...{ script: endpoint.name, run: null, endpoint, account: '', n, time: event.time },
          ...{ dataClasses: [], hosts: [] },
        }),
      ),
    )
    return [...raised, ...changed.flatMap(ofRun)].sort((a, b) => a.n - b.n)
  }
}

/** A run that did not come is another script's than the one whose end told of the new day. */
function ofAnomaly(anomaly: Anomaly, found: Found): RaisedFinding {
  if (anomaly.run !== undefined) return fromAnomaly(anomaly, found)
  const { lineage: script, account } = anomaly
  return fromAnomaly(anomaly, { ...found, script, account, run: null, dataClasses: [], hosts: [] })
}
