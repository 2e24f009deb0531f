// "It is expected" on an alert teaches the baselines, through a restart that lost them, and can be taken back.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Anomaly, type RunFeatures, runFeaturesSchema } from '@sentinel/contract'
import { createAnomalyDetector } from '@sentinel/policy'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ControlStore, openControlStore } from '../controlStore/controlStore.ts'
import { createDetection } from '../detect/detection.ts'
import { fromAnomaly } from '../detect/raisedFrom.ts'
import { now } from '../now.ts'
import { alertId } from './foldAlert.ts'

const folder = mkdtempSync(join(tmpdir(), 'sentinel-expected-'))
let control: ControlStore
beforeAll(async () => {
  control = await openControlStore(join(folder, 'control.sqlite'))
})
afterAll(async () => {
  await control.close()
  rmSync(folder, { recursive: true, force: true })
})

const runOf = (day: number, script: number, bytesSent = 1_000_000 + 1000 * (day % 5)): RunFeatures =>
  runFeaturesSchema.parse({
    run: `run-${day}-${script}`,
    time: new Date(Date.UTC(2026, 2, 2 + day, 8, script)).toISOString(),
    endpoint: `ws-${script % 4}`,
    account: 'ada',
    lineage: `/s/${script}.py`,
    outcome: 'succeeded',
    bytesSent,
  })

/** Baselines of four weeks, as they are kept. */
function baselines(): string {
  const detector = createAnomalyDetector()
  for (let day = 0; day < 28; day++)
    for (let script = 0; script < 12; script++) detector.observe(runOf(day, script))
  return detector.save()
}

it('is not told again, however the server ended, and is when that is taken back', async () => {
  const known = baselines()
  const odd = runOf(28, 3, 50_000_000)
  const [anomaly] = createAnomalyDetector(known).observe(odd) as [Anomaly]
  expect(anomaly.kind).toBe('volume')
  const endpoint = { id: 'e1', name: 'ws-3' }
  const found = { script: anomaly.lineage, run: null, endpoint, account: 'ada', n: 1, time: now() }
  const raised = fromAnomaly(anomaly, { ...found, dataClasses: [], hosts: [] })
  const other = { ...raised, rule: 'ssh-key-read', source: 'detection' as const, n: 2 }
  await control.alerts.raise([raised, other], [])
  const start = () => {
    const kept = { text: known }
    const write = (text: string) => {
      kept.text = text
    }
    const keeper = { read: () => kept.text, write }
    const settings = { channels: [], baselines: keeper }
    return { kept, ...createDetection({ control, logger: pino({ level: 'silent' }), now, settings }) }
  }
  const tells = async (server: ReturnType<typeof start>) => {
    await server.close()
    return createAnomalyDetector(server.kept.text).observe(odd).length
  }

  const first = start()
  const shown = await first.alerts.change(alertId(raised), { act: 'expect', reason: 'year end' }, 'ada')
  expect(shown).toMatchObject({ state: 'resolved', history: [{ act: 'raised' }, { act: 'expected' }] })
  await expect(first.alerts.change(alertId(other), { act: 'expect' }, 'ada')).rejects.toMatchObject({
    code: 'alert-not-unusual',
  })
  expect(await tells(first)).toBe(0)

  // Killed before it kept anything: what people said is in the alerts.
  const second = start()
  await second.raise({ endpoint, events: [], changed: [] })
  await second.alerts.show(alertId(raised))
  expect(await tells(second)).toBe(0)

  const third = start()
  await third.raise({ endpoint, events: [], changed: [] })
  await third.alerts.change(alertId(raised), { act: 'reopen' }, 'ada')
  expect(await tells(third)).toBe(1)
})
