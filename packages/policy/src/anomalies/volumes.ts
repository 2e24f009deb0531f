// Volume and duration against one's own history. Several histories are looked at (all of late, the same weekday, the last
// few), and only what is far beyond each of them is unusual: so neither a weekly rhythm nor growth is.

import type { AnomalyKind } from '@sentinel/contract'
import { counted, type Moment, type Suspicion, weekdays } from './moment.ts'
import { type Reference, referenceOf } from './robust.ts'
import { bounds } from './state.ts'

type Measure = {
  name: string
  kind: AnomalyKind
  subject: string
  value: number
  unit: number
  says: (value: number) => string
}

/** Less than a unit is as good as nothing: it is added before the logarithm. */
const units = { duration: 1000, bytes: 20_000, rows: 25 }
const few = 5
/** As strong as so many values of one's own is what is usual of a measure in the whole fleet. */
const strength = 8
const least = { scale: 0.12, ratio: Math.log(2.2), overMost: Math.log(1.3) }
/** By how often this weekday was seen: never, once, oftener. */
const leastZ = [8, 5.5, 4]

export function volumes(moment: Moment): Suspicion[] {
  if (moment.run.outcome === 'failed' || moment.run.outcome === 'killed') return duration(moment, [])
  return duration(moment, measuresOf(moment))
}

/** What failed did less than usual, but may have taken long. */
function duration(moment: Moment, others: Measure[]): Suspicion[] {
  const { durationMs } = moment.run
  const measure: Measure = {
    name: 'duration',
    kind: 'duration',
    subject: 'duration',
    value: durationMs,
    unit: units.duration,
    says: lasting,
  }
  return [measure, ...others].flatMap((one) => judge(moment, one))
}

function measuresOf({ run }: Moment): Measure[] {
  const bytes = (name: string, kind: AnomalyKind, subject: string, value: number): Measure => ({
    name,
    kind,
    subject,
    value,
    unit: units.bytes,
    says: sized,
  })
  const [only] = run.providers
  const sentTo =
    Object.keys(run.sentTo).length > 0 || only === undefined ? run.sentTo : { [only]: run.bytesSent }
  return [
    bytes('read', 'volume', 'bytes read', run.bytesRead),
    bytes('sent', only === undefined ? 'volume' : 'provider-volume', only ?? 'bytes sent', run.bytesSent),
    {
      name: 'rows',
      kind: 'volume',
      subject: 'rows',
      value: run.rows,
      unit: units.rows,
      says: (n) => counted(Math.round(n), 'row'),
    },
    ...Object.entries(sentTo)
      .filter(([provider]) => provider !== only)
      .map(([provider, value]) => bytes(`to ${provider}`, 'provider-volume', provider, value)),
  ]
}

function judge({ state, series, weekday }: Moment, measure: Measure): Suspicion[] {
  const { name, value, unit, says } = measure
  const history = series.values.get(name) ?? []
  const level = Math.log(value + unit)
  const family = name.startsWith('to ') ? 'to' : name
  const found: Suspicion[] = []
  if (history.length >= few) {
    const sameDay = history.filter(([day]) => day === weekday).map(([, one]) => one)
    const all = referenceOf(history.map(([, one]) => one))
    const references = [all, referenceOf(history.slice(-8).map(([, one]) => one))]
    if (sameDay.length > 0) references.push(referenceOf(sameDay))
    const usual = state.spread.get(family) ?? 0.4
    const z = Math.min(
      ...references.map((reference) => (level - reference.median) / scaleOf(reference, usual)),
    )
    const isFar = level - all.median >= least.ratio && level - all.most >= least.overMost
    if (isFar && z >= (leastZ[Math.min(2, sameDay.length)] ?? 0))
      found.push({
        kind: measure.kind,
        subject: measure.subject,
        score: 2 + z / 3,
        usual: `about ${says(Math.exp(all.median) - unit)}, at most ${says(Math.exp(all.most) - unit)} in ${counted(history.length, 'run')}`,
        seen: `${says(value)} on a ${weekdays[weekday]}`,
        value,
      })
    // A slow mean of what is usual everywhere; a single series cannot move it far.
    // Scripts that never have any of it say nothing about how much it differs.
    if (all.median > Math.log(unit * 2))
      state.spread.set(family, usual + (Math.min(all.scale, 1.5) - usual) / 500)
  }
  history.push([weekday, level])
  series.values.set(name, history.slice(-bounds.history))
  if (series.values.size > 12)
    series.values.delete([...series.values.keys()].find((key) => key.startsWith('to ')) ?? name)
  return found
}

function scaleOf({ scale, size }: Reference, usual: number): number {
  const pooled = Math.sqrt((size * scale ** 2 + strength * usual ** 2) / (size + strength))
  return Math.max(least.scale, pooled)
}

function lasting(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`
  return ms < 7_200_000 ? `${Math.round(ms / 60_000)} min` : `${(ms / 3_600_000).toFixed(1)} h`
}

function sized(bytes: number): string {
  const power = Math.min(4, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${['B', 'kB', 'MB', 'GB', 'TB'][power]}`
}
