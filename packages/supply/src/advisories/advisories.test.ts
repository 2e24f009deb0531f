// Advisories: records in, verdicts out. Small records of our own for each rule; the real ones where they are present.

import { existsSync, readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { filesOf } from '../files.ts'
import { parseAdvisory } from './advisory.ts'
import { type AdvisoryIndex, createAdvisoryIndex } from './advisoryIndex.ts'
import { ageText, dataAgeOf } from './dataAge.ts'
import { importFolder, importZip, parseAdvisorySet } from './importAdvisories.ts'
import { rate } from './severity.ts'

const now = '2026-01-02T00:00:00Z'
type Event = Record<string, string>
const record = (id: string, events: Event[], more: Record<string, unknown> = {}, versions: string[] = []) =>
  JSON.stringify({
    id,
    modified: '2026-01-01T00:00:00Z',
    details: 'Something is wrong here. More of it.',
    affected: [
      { package: { ecosystem: 'PyPI', name: 'Foo_Bar' }, ranges: [{ type: 'ECOSYSTEM', events }], versions },
    ],
    ...more,
  })
const indexOf = (...records: string[]): AdvisoryIndex => {
  const tree = Object.fromEntries(records.map((text, index) => [`/d/${index}.json`, text]))
  return createAdvisoryIndex(importFolder(filesOf(tree), '/d', now).set.advisories)
}
const affected = (index: AdvisoryIndex, ...versions: string[]) =>
  versions.filter((version) => index.matchesOf('foo-bar', version).matches.length > 0)

describe('a version', () => {
  it('is affected from introduced until fixed, in several ranges, in any order of events', () => {
    const index = indexOf(
      record('A', [{ fixed: '3.2' }, { introduced: '0' }, { fixed: '2.0' }, { introduced: '3.0' }]),
    )
    expect(affected(index, '0.1', '1.9', '2.0', '2.5', '3.0', '3.1.9', '3.2', '4')).toEqual([
      '0.1',
      '1.9',
      '3.0',
      '3.1.9',
    ])
  })

  it('is ordered as PEP 440 has it: epochs, pre-releases, post-releases', () => {
    const index = indexOf(record('A', [{ introduced: '1.0' }, { fixed: '2.0' }]))
    expect(affected(index, '1.0a1', '1.0', '2.0rc1', '2.0.dev3', '2.0', '2.0.post1', '1!1.5')).toEqual([
      '1.0',
      '2.0rc1',
      '2.0.dev3',
    ])
  })

  it('built locally counts as the public one, and stays fixed after the fix', () => {
    const index = indexOf(record('A', [{ introduced: '0' }, { fixed: '2.0' }]))
    expect(affected(index, '1.13.0+cu117', '2.0+deb11u1')).toEqual(['1.13.0+cu117'])
    const last = indexOf(record('B', [{ introduced: '0' }, { last_affected: '2.0' }], {}, ['2.0']))
    expect(affected(last, '2.0', '2.0+local', '2.0.1')).toEqual(['2.0', '2.0+local'])
  })

  it('is affected where it is listed, however it is spelt', () => {
    const index = indexOf(record('A', [], {}, ['1.0.0', '2004d']))
    expect(affected(index, '1.0', 'v1', '1.0.1', '2004d', '2004e')).toEqual(['1.0', 'v1', '2004d'])
  })

  it('is told what mends all of its faults at once, final releases first', () => {
    const index = indexOf(
      record('A', [{ introduced: '0' }, { fixed: '2.0' }]),
      record('B', [{ introduced: '0' }, { fixed: '3.0rc1' }, { introduced: '3.1' }, { fixed: '3.2' }]),
    )
    const { matches, fix } = index.matchesOf('foo-bar', '1.0')
    expect(matches.map((match) => [match.ids[0], match.fix])).toEqual([
      ['A', '2.0'],
      ['B', '3.2'],
    ])
    expect(fix).toBe('3.2')
  })
})

describe('records', () => {
  it('about one fault are one match by all its names, with the worst rating', () => {
    const index = indexOf(
      record('PYSEC-1', [{ introduced: '0' }], { aliases: ['CVE-1'] }),
      record('GHSA-1', [{ introduced: '0' }], {
        aliases: ['CVE-1'],
        database_specific: { severity: 'HIGH' },
      }),
      record('OTHER', [{ introduced: '0' }]),
    )
    expect(index.matchesOf('foo-bar', '1').matches).toMatchObject([
      { ids: ['CVE-1', 'GHSA-1', 'PYSEC-1'], severity: 'high', fix: null },
      { ids: ['OTHER'], severity: 'unrated' },
    ])
  })

  it('that are withdrawn, of other ecosystems or only about commits match nothing', () => {
    const outcome = importFolder(
      filesOf({
        '/d/a.json': record('A', [{ introduced: '0' }], { withdrawn: '2026-01-01T00:00:00Z' }),
        '/d/b.json': record('B', [], { affected: [{ package: { ecosystem: 'npm', name: 'foo-bar' } }] }),
        '/d/c.json': '{"id":',
        '/d/notes.txt': 'no record',
      }),
      '/d',
      now,
    )
    expect(outcome).toMatchObject({
      withdrawn: 1,
      foreign: 1,
      unreadable: [{ file: 'c.json' }],
      set: { advisories: [] },
    })
    const commits = [{ type: 'GIT', events: [{ introduced: '0' }] }]
    const git = { affected: [{ package: { ecosystem: 'PyPI', name: 'foo-bar' }, ranges: commits }] }
    expect(affected(indexOf(record('D', [], git)), '1')).toEqual([])
  })

  it('of malicious packages are critical without any score', () => {
    const index = indexOf(record('MAL-2025-1', [{ introduced: '0' }]))
    expect(index.matchesOf('foo-bar', '9').matches).toMatchObject([{ malicious: true, severity: 'critical' }])
  })

  it('go by their purl where it says another name', () => {
    const foreign = { ecosystem: 'PyPI', name: 'foo', purl: 'pkg:pypi/foo-bar' }
    const index = indexOf(record('A', [], { affected: [{ package: foreign, versions: ['1'] }] }))
    expect(affected(index, '1')).toEqual(['1'])
  })

  it('of any shape are answered, not thrown', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '1',
      '{"id":"a","modified":"b","affected":[1,null,{"package":[]}]}',
    ])
      expect(['unreadable', 'foreign']).toContain(parseAdvisory(text).kind)
  })
})

describe('severity', () => {
  it.each([
    ['AV:N/AC:L/Au:N/C:C/I:C/A:C', 10, 'high'],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8, 'critical'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 7.5, 'high'],
    ['CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N', 0, 'info'],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 9.3, 'critical'],
  ])('%s', (vector, score, severity) => {
    expect(rate([vector], undefined)).toEqual({ score, severity, vector })
  })

  it('comes from the newest vector, else from a word, else is unrated', () => {
    const [v2, v4] = [
      'AV:N/AC:L/Au:N/C:C/I:C/A:C',
      'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
    ]
    expect(rate([v2, v4], 'LOW').vector).toBe(v4)
    expect(rate(['rubbish'], 'moderate').severity).toBe('medium')
    expect(rate([], undefined).severity).toBe('unrated')
  })
})

/** A zip of one deflated file, so that reading does not rest on another's writer. */
function zipOf(name: string, text: string): Buffer {
  const content = deflateRawSync(text)
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0)
  shared.writeUInt16LE(8, 4)
  shared.writeUInt32LE(content.length, 14)
  shared.writeUInt32LE(Buffer.byteLength(text), 18)
  shared.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), content])
  const entry = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'),
    shared,
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, entry, end])
}

describe('an import', () => {
  it('reads a zip, and says what it could not read', () => {
    const zip = zipOf('A.json', record('A', [{ introduced: '0' }]))
    expect(importZip(zip, now).set.advisories.map(({ id }) => id)).toEqual(['A'])
    expect(importZip(zip.subarray(0, 60), now).unreadable).toHaveLength(1)
    zip[45] = 0xff
    expect(importZip(zip, now)).toMatchObject({ set: { advisories: [] }, unreadable: [{ file: 'A.json' }] })
  })

  it('knows its age by the records, not by the day of the import', () => {
    const { set } = importZip(zipOf('A.json', record('A', [{ introduced: '0' }])), '2026-06-01T00:00:00Z')
    const age = dataAgeOf(parseAdvisorySet(JSON.stringify(set)), Date.parse('2026-06-01T12:00:00Z'))
    expect(age).toMatchObject({ kind: 'known', days: 151, isStale: true })
    expect(ageText(age)).toContain('151 days old')
    expect(ageText(dataAgeOf(undefined, 0))).toMatch(/nothing was judged/)
    expect(parseAdvisorySet('{"format":2}')).toBeUndefined()
  })
})

const real = new URL('../../../../../shared/data/pypa-advisories-2024-10.zip', import.meta.url)

describe.runIf(existsSync(real))('two thousand real records', () => {
  let index: AdvisoryIndex
  beforeAll(() => {
    const { set, unreadable, withdrawn } = importZip(readFileSync(real), now)
    expect({ unreadable, withdrawn, read: set.advisories.length }).toEqual({
      unreadable: [],
      withdrawn: 10,
      read: 2651,
    })
    index = createAdvisoryIndex(set.advisories)
  })

  it('find what is known to be vulnerable, with its fix', () => {
    const { matches, fix } = index.matchesOf('jinja2', '2.10')
    expect(matches.flatMap(({ ids }) => ids)).toContain('CVE-2019-10906')
    expect(fix).toBe('2.11.3')
  })

  it('leave current and patched packages alone', () => {
    const good = [
      'six 1.17.0',
      'six 1.16.0',
      'certifi 2024.8.30',
      'requests 2.32.3',
      'requests 2.32.3+local.1',
    ]
    const noise = good.filter((each) => {
      const [name = '', version = ''] = each.split(' ')
      return index.matchesOf(name, version).matches.length > 0
    })
    expect(noise).toEqual([])
  })
})
