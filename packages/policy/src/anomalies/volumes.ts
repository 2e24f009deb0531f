// Volume and duration against one's own history. Several histories are looked at (all of late, the same weekday, the last
// few), and only what is far beyond each of them is unusual: so neither a weekly rhythm nor growth is.

import type { AnomalyKind } from '@sentinel/contract'
import { expect } from './expectations.ts'
import { count, noRate } from './hazard.ts'
import { counted, type Moment, type Suspicion, weekdays } from './moment.ts'
import { apart, type Reference, referenceOf } from './robust.ts'
import { bounds, type State } from './state.ts'
import { chanceBeyond, countValue } from './tails.ts'

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
/** From so many values on there is a history of one's own; until then that of the script on all machines. */
const few = { own: 5, all: 6 }
/** As strong as so many values of one's own is what is usual of a measure in the whole fleet. */
const strength = 8
const least = { scale: 0.12, ratio: Math.log(2), overMost: Math.log(1.25), z: 3 }
/** Half of a standard deviation is a bucket. */
const perZ = 2
/** A day on which much more of the fleet than usual is beyond this: the end of a month is nobody's own. */
const muchZ = 3

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

function judge(moment: Moment, measure: Measure): Suspicion[] {
  const { series, lineage, weekday, minute, run } = moment
  const { name, value, unit } = measure
  const own = series.values.get(name) ?? []
  const shared = lineage.values.get(name) ?? []
  const level = Math.round(Math.log(value + unit) * 1000) / 1000
  const isOwn = own.length >= few.own
  const history = isOwn ? own : shared.length >= few.all ? shared : []
  const found = history.length > 0 ? compare(moment, measure, { history, level, isOwn }) : []
  if (run.outcome !== 'failed' && run.outcome !== 'killed')
    for (const values of [series.values, lineage.values])
      remember(values, name, [weekday, level, Math.floor(minute)])
  return found
}

type Compared = { history: readonly Sample[]; level: number; isOwn: boolean }

function compare(moment: Moment, measure: Measure, { history, level, isOwn }: Compared): Suspicion[] {
  const { state, series, weekday, minute } = moment
  const { name, kind, subject, value, unit, says } = measure
  const family = name.startsWith('to ') ? 'to' : name
  const usual = state.spread.get(family) ?? 0.4
  const { z, all, sameDay } = farness(history, { level, weekday, minute, usual })
  const worst = series.worst.get(name) ?? 0
  series.worst.set(name, Math.max(z, worst))
  const classes = classesOf(family, sameDay, isOwn ? history.length : 0, worst)
  const chance = Math.min(1, beyond(state, classes, z) * ofDay(moment, family, z))
  expect(state.expectations, kind, { atMost: 1 })
  // A slow mean of what is usual everywhere; a single series cannot move it far.
  // Scripts that never have any of it say nothing about how much it differs.
  if (isOwn && all.median > Math.log(unit * 2))
    state.spread.set(family, usual + (Math.min(all.scale, 1.5) - usual) / 500)
  const isFar = level - all.median >= least.ratio && level - all.most >= least.overMost
  if (!isFar || z < least.z) return []
  const where = isOwn ? '' : ' on all machines'
  return [
    {
      kind,
      subject,
      score: -Math.log10(chance),
      usual: `about ${says(Math.exp(all.median) - unit)}, at most ${says(Math.exp(all.most) - unit)} in ${counted(history.length, 'run')}${where}`,
      seen: `${says(value)} on a ${weekdays[weekday]}, ${Math.round(z)} times the usual spread above`,
      value,
    },
  ]
}

type Sample = [weekday: number, level: number, minute: number]
type Asked = { level: number; weekday: number; minute: number; usual: number }

/** How far beyond the nearest of several histories: all of late, the last few, the same weekday, the same time of day. */
function farness(history: readonly Sample[], { level, weekday, minute, usual }: Asked) {
  const levels = (samples: readonly Sample[]) => referenceOf(samples.map(([, one]) => one))
  const all = levels(history)
  const references = [all, levels(history.slice(-8))]
  const sameDay = history.filter(([day]) => day === weekday)
  if (sameDay.length > 0) references.push(levels(sameDay))
  const sameHour = history.filter(([, , then]) => apart(then, minute) <= 45)
  if (sameHour.length >= 3 && sameHour.length < history.length) references.push(levels(sameHour))
  const z = Math.min(...references.map((reference) => (level - reference.median) / scaleOf(reference, usual)))
  return { z, all, sameDay: sameDay.length }
}

/** Alike: the measure, how often it was this weekday, how long the history is, and how wild it was so far. */
function classesOf(family: string, sameDay: number, size: number, worst: number): string[] {
  const known = `weekday ${sameDay === 0 ? 'new' : sameDay === 1 ? 'once' : 'known'}`
  const length = size === 0 ? 'shared' : size < 8 ? 'short' : size < 20 ? 'middle' : 'long'
  const wild = worst < 2 ? 'calm' : worst < 4 ? 'lively' : worst < 8 ? 'wild' : 'wilder'
  return [known, `${known} ${length}`, `${known} ${length} ${wild}`, `${known} ${length} ${wild} ${family}`]
}

function beyond({ tails }: State, classes: readonly string[], z: number): number {
  const value = z * perZ
  const chance = chanceBeyond(tails, classes, value, (bucket) => 0.4 * Math.exp(-bucket / perZ / 1.1))
  countValue(tails, classes, value)
  return chance
}

/** How many times as often as usual it is much today, over all scripts. */
function ofDay({ state, day }: Moment, family: string, z: number): number {
  const one = state.muches.get(family) ?? { day, today: noRate(), usual: noRate() }
  state.muches.set(family, one)
  if (one.day !== day) {
    one.day = day
    one.today = noRate()
  }
  const usual = (one.usual.events + 1) / (one.usual.trials + 100)
  const today = (one.today.events + 50 * usual) / (one.today.trials + 50)
  count(one.today, z >= muchZ)
  count(one.usual, z >= muchZ)
  return Math.max(1, today / usual)
}

function remember(values: Map<string, Sample[]>, name: string, sample: Sample): void {
  const samples = values.get(name) ?? []
  samples.push(sample)
  if (samples.length > bounds.history) samples.shift()
  values.set(name, samples)
  if (values.size > 12) values.delete([...values.keys()].find((key) => key.startsWith('to ')) ?? name)
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
