// How many Events go through detection in a minute on one core, with our rules filled up to 60 and to 600: rules are made more
// by giving each other names and other texts, so that the index has ten times as much to tell apart.

import type { Event } from '@sentinel/contract'
import { loadDestinations, loadDetections } from '@sentinel/knowledge'
import { type DetectionRule, type Detections, noRunFacts, readDetections } from '@sentinel/policy'
import { type BenchResult, figure, inTurn, ratioOf } from './measure.ts'

const run = '00000000-0000-7000-8000-000000000000'
const time = '2026-01-05T10:00:00.000Z'
const batch = 20_000

export async function runBench(): Promise<BenchResult[]> {
  const { rules } = loadDetections()
  const events = workingDay()
  const [few, many] = [60, 600].map((count) => readyOf(rules, count)) as [Detections, Detections]
  const [fast, slow] = inTurn(
    9,
    [few, many].map((detections) => () => perMinute(detections, events)),
  ) as [number[], number[]]
  const figures = [
    figure('60 rules, one core', 'M Events/min', fast, { budget: '≥ 1 on 2 cores' }),
    figure('600 rules, one core', 'M Events/min', slow, {
      ratio: ratioOf(slow, fast),
      budget: 'flat: ≥ 0.8×',
    }),
  ]
  return [{ question: 'detect: Events through the rules', figures }]
}
export { runBench as run }

function readyOf(rules: readonly DetectionRule[], count: number): Detections {
  const all = Array.from({ length: Math.ceil(count / rules.length) }, (_, copy) =>
    rules.map((rule) => varied(rule, copy)),
  )
  const reading = readDetections(all.flat().slice(0, count), [], loadDestinations().kinds)
  if (reading.kind === 'refused') throw new Error(reading.faults[0]?.message)
  return reading.detections
}

/** Other texts of the same kind; `script.capabilities` and the like stay as they are. */
function varied(rule: DetectionRule, copy: number): DetectionRule {
  if (copy === 0) return rule
  const other = rule.when.replace(/'([^']*)'/g, (all, text: string) =>
    /[/.]/.test(text) || text.length > 7 ? `'${text}-${copy}'` : all,
  )
  const when = rule.when === 'true' ? `pkg.name == 'other-${copy}'` : other
  return { ...rule, id: `${rule.id}-${copy}`, when }
}

/** Mostly files, packages and connections that no rule finds anything about, as it is. */
function workingDay(): Event[] {
  const kinds = [
    (i: number) => ({
      type: 'file.opened',
      path: `/home/a/sales/2026/region-${i}/january.xlsx`,
      access: 'read',
    }),
    (i: number) => ({
      type: 'file.opened',
      path: `/usr/lib/python3.12/encodings/part-${i}.py`,
      access: 'read',
    }),
    (i: number) => ({
      type: 'package.used',
      name: `library-${i}`,
      version: '1.0',
      purl: 'p',
      module: 'm',
      location: '/v',
    }),
    (i: number) => ({
      type: 'host.connected',
      host: `service${i % 50}.example.net`,
      address: '203.0.113.7',
      port: 443,
    }),
    () => ({
      type: 'process.started',
      how: 'subprocess.Popen',
      executable: '/usr/bin/git',
      argv: ['git', 'status'],
    }),
    () => ({ type: 'module.imported', module: 'helpers', origin: 'local' }),
  ]
  return Array.from({ length: batch }, (_, i) => ({ run, time, ...kinds[i % kinds.length]?.(i) }) as Event)
}

function perMinute(detections: Detections, events: readonly Event[]): number {
  const doer = { run, script: '/s', account: 'a', endpoint: 'e' }
  const begun = performance.now()
  for (const event of events) detections.judge(event, noRunFacts, doer)
  return (events.length / (performance.now() - begun)) * 0.06
}
