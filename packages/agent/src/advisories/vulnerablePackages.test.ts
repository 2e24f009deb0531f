// What is known against the packages of Runs: once for the same environment and data, again when either is another.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Event, eventSchema } from '@sentinel/contract'
import { filesOf, importFolder } from '@sentinel/supply'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keptJson } from '../keptJson.ts'
import { advisoryFile, createKnownAdvisories } from './knownAdvisories.ts'
import { createVulnerablePackages, toldFaults } from './vulnerablePackages.ts'

let data: string
let runs = 0
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'vulnerable-'))
  for (const name of ['foo-1.0', 'bar-1.0', 'good-1.0'])
    mkdirSync(join(data, 'site', `${name}.dist-info`), { recursive: true })
})
afterEach(() => rmSync(data, { recursive: true }))

const record = (id: string, name: string, modified: string, severity: string) =>
  JSON.stringify({
    id,
    modified,
    summary: `About ${name}.`,
    database_specific: { severity },
    affected: [
      {
        package: { ecosystem: 'PyPI', name },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2.0' }] }],
      },
    ],
  })

function know(modified: string): void {
  const records = {
    '/d/1.json': record('GHSA-1', 'foo', modified, 'HIGH'),
    '/d/2.json': record('MAL-2', 'bar', modified, 'LOW'),
  }
  mkdirSync(join(data, 'advisories'), { recursive: true })
  writeFileSync(advisoryFile(data), JSON.stringify(importFolder(filesOf(records), '/d', modified).set))
}

const open = () =>
  createVulnerablePackages({
    advisories: createKnownAdvisories(data),
    siteOf: () => join(data, 'site'),
    kept: keptJson(join(data, 'told.json'), toldFaults),
  })

/** What a Run that imports foo, or nothing, is told of. */
function told(one: ReturnType<typeof open>, imports: string[]): string[] {
  const head = {
    run: `01900000-0000-7000-8000-${String(++runs).padStart(12, '0')}`,
    time: '2026-01-01T00:00:00.000Z',
  }
  const events = [
    {
      ...head,
      type: 'run.started',
      prefix: '/env',
      interpreter: { path: '/env/bin/python' },
      script: { sha256: 'a'.repeat(64) },
    },
    ...imports.map((name) => ({ ...head, type: 'package.used', name, version: '1.0' })),
    { ...head, type: 'run.ended' },
  ] as unknown as Event[]
  const findings = events.flatMap((event) => one.of(event))
  for (const finding of findings) expect(eventSchema.safeParse(finding).error).toBeUndefined()
  one.keep()
  return findings.flatMap((each) =>
    each.type === 'finding.raised' ? [`${each.rule} ${each.severity} ${each.confidence} ${each.title}`] : [],
  )
}

it('says nothing where nothing is known, and all of it as soon as something is', () => {
  const one = open()
  expect(told(one, ['foo'])).toEqual([])
  know('2026-01-01T00:00:00Z')
  expect(told(one, ['foo', 'good'])).toEqual([
    'vulnerable-package high high foo 1.0: GHSA-1',
    'malicious-package critical low bar 1.0: MAL-2',
  ])
})

it('says it once, after a restart too, until the advisories or the environment are others', () => {
  know('2026-01-01T00:00:00Z')
  expect(told(open(), ['foo'])).toHaveLength(2)
  expect(told(open(), ['foo'])).toEqual([])
  know('2026-02-02T00:00:00Z')
  expect(told(open(), [])).toHaveLength(2)
})

it('says again what was only installed until a Run imported it, and never the other way round', () => {
  know('2026-01-01T00:00:00Z')
  const one = open()
  expect(told(one, [])).toHaveLength(2)
  expect(told(one, ['foo'])).toEqual(['vulnerable-package high high foo 1.0: GHSA-1'])
  mkdirSync(join(data, 'site/new-1.0.dist-info'))
  expect(told(one, [])).toEqual([])
})
