// What the detector tells of a small and steady fleet, and what it does not.

import { type RunFeatures, runFeaturesSchema } from '@sentinel/contract'
import { describe, expect, it } from 'vitest'
import { createAnomalyDetector } from './anomalyDetector.ts'

const scripts = Array.from({ length: 12 }, (_, index) => index)

function runOf(day: number, script: number, more: Partial<RunFeatures> = {}): RunFeatures {
  const wobble = 1 + 0.1 * Math.sin(day * 7 + script)
  return runFeaturesSchema.parse({
    run: `run-${day}-${script}`,
    time: new Date(Date.UTC(2026, 2, 2 + day, 8, script, day % 4)).toISOString(),
    endpoint: `ws-${script % 4}`,
    account: `account-${script % 4}`,
    lineage: `/s/${script}.py`,
    outcome: 'succeeded',
    script: 'v1',
    durationMs: 20_000 * wobble,
    bytesSent: 1_000_000 * wobble,
    rows: 1000 * wobble,
    hosts: [`h${script}.example`],
    packages: ['requests@2.0', `p${script}`],
    ...more,
  })
}

/** Weekdays alone; from 0, a Monday. */
const isWorkday = (day: number) => day % 7 < 5
const history = (days: number, isOn = (_day: number, _script: number) => true) =>
  Array.from({ length: days }, (_, day) => day)
    .filter(isWorkday)
    .flatMap((day) => scripts.filter((script) => isOn(day, script)).map((script) => runOf(day, script)))

const feed = (runs: readonly RunFeatures[]) => {
  const detector = createAnomalyDetector()
  return { detector, told: runs.flatMap((run) => detector.observe(run)) }
}

describe('the detector', () => {
  it('tells nothing of weekends, of a holiday, and of a new version of a package', () => {
    const runs = history(28, (day) => day !== 22).map((run) =>
      run.time > '2026-03-20'
        ? { ...run, packages: run.packages.map((name) => name.replace('@2.0', '@3.0')) }
        : run,
    )
    expect(feed(runs).told).toEqual([])
  })

  it.each([
    ['new-host', { hosts: ['h3.example', 'drop.example'] }, 'drop.example'],
    ['new-data-class', { dataClasses: ['passport'] }, 'passport'],
    ['new-account', { account: 'contractor' }, 'contractor'],
    ['capabilities-grew', { script: 'v2', capabilities: ['process.start'] }, 'process.start'],
    ['volume', { bytesSent: 30_000_000 }, 'bytes sent'],
    ['duration', { durationMs: 400_000 }, 'duration'],
    ['schedule-moved', { time: '2026-03-24T21:00:00.000Z' }, 'time of day'],
  ] as const)('tells of %s, in words', (kind, more, subject) => {
    const { detector } = feed(history(22))
    const [found, ...others] = detector.observe(runOf(22, 3, more as Partial<RunFeatures>))
    expect(found).toMatchObject({ kind, subject, lineage: '/s/3.py', run: 'run-22-3' })
    expect(others).toEqual([])
    for (const words of [found?.usual, found?.seen, found?.rare]) expect(words).toMatch(/\w{3}/)
  })

  it('tells of a run that did not come, when the day is over', () => {
    const { detector, told } = feed(history(23, (day, script) => day !== 22 || script !== 5))
    expect(told).toEqual([])
    expect(detector.tick('2026-03-25T00:00:00.000Z')).toMatchObject([
      { kind: 'schedule-missed', lineage: '/s/5.py', subject: 'Tuesday' },
    ])
  })

  it('tells of failures in a row', () => {
    const { detector } = feed(history(21))
    const failing = [21, 22, 23].map((day) => detector.observe(runOf(day, 2, { outcome: 'failed' })))
    expect(failing.flat()).toMatchObject([{ kind: 'failing', lineage: '/s/2.py' }])
  })

  it('goes on after a restart as if there had been none, and learns what is expected', () => {
    const { detector } = feed(history(22))
    const again = createAnomalyDetector(detector.save())
    const odd = runOf(22, 3, { bytesSent: 30_000_000 })
    const told = detector.observe(odd)
    expect(again.observe(odd)).toEqual(told)
    const expecting = createAnomalyDetector(feed(history(22)).detector.save())
    for (const one of told) expecting.expected(one)
    expect(expecting.observe(odd)).toEqual([])
  })
})
