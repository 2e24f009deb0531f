// Endpoints as a small company has them: one that is well, one that is late and lacks much, one that was never heard.

import type { Coverage, EndpointDetail, EndpointInterpreter, EndpointRow } from '@sentinel/contract'

const iso = (ms: number) => new Date(ms).toISOString().replace('Z', '000Z')

export function sampleEndpoints(now: number): EndpointRow[] {
  const well: EndpointRow = {
    id: 'a'.repeat(32),
    name: 'desk-04',
    platform: 'linux-x64',
    enrolledAt: iso(now - 40 * 86_400_000),
    status: 'reporting',
    lastReceiptAt: iso(now - 12_000),
    lagSeconds: 12,
    lastSealAt: iso(now - 12_400),
    records: 18_204,
    agent: {
      version: '0.1.0',
      probe: '1',
      startedAt: iso(now - 86_400_000),
      reportedAt: iso(now - 12_500),
      waiting: 0,
    },
    coverage: { probed: 412, missed: 0, share: 1 },
    gaps: 0,
    refusals: 0,
    interpreters: { found: 3, watched: 3, endOfLife: 0 },
  }
  return [
    well,
    {
      ...well,
      id: 'b'.repeat(32),
      name: 'research-gpu-01',
      status: 'late',
      lastReceiptAt: iso(now - 5_400_000),
      lagSeconds: 5400,
      agent: { ...(well.agent as NonNullable<EndpointRow['agent']>), waiting: 12_840 },
      coverage: { probed: 90, missed: 30, share: 0.75 },
      gaps: 6,
      refusals: 2,
      interpreters: { found: 4, watched: 1, endOfLife: 1 },
    },
    {
      ...well,
      id: 'c'.repeat(32),
      name: 'build-02',
      status: 'silent',
      lastReceiptAt: null,
      lagSeconds: null,
      lastSealAt: null,
      records: 0,
      agent: null,
      coverage: { probed: 0, missed: 0, share: null },
      interpreters: { found: 0, watched: 0, endOfLife: 0 },
    },
  ]
}

export function sampleEndpointDetail(endpoint: EndpointRow, now: number): EndpointDetail {
  const isWell = endpoint.gaps === 0
  return {
    endpoint,
    days: 7,
    coverage: coverageOf(endpoint, now),
    gaps: isWell
      ? []
      : [
          {
            reason: 'silenced',
            detail: 'the inbox cannot be written: no space left',
            count: 5,
            firstAt: iso(now - 7_000_000),
            lastAt: iso(now - 6_000_000),
            n: 1200,
          },
          { reason: 'invalid', detail: null, count: 1, firstAt: iso(now), lastAt: iso(now), n: 1190 },
        ],
    refusals: isWell
      ? []
      : [
          {
            time: iso(now - 5_000_000),
            operation: 'receiveSegment',
            endpoint: endpoint.id,
            code: 'evidence-forked',
            details: { record: 1180 },
          },
        ],
    interpreters: endpoint.interpreters.found === 0 ? [] : interpreters(now),
  }
}

function coverageOf({ coverage }: EndpointRow, now: number): Coverage {
  const { missed } = coverage
  const of = (cause: Coverage['causes'][number]['cause'], count: number, argv: string[]) => ({
    cause,
    count,
    argv,
    executable: argv[0] as string,
    lastAt: iso(now - 90_000),
    endpoint: 'b',
  })
  const unwatched =
    missed === 0
      ? []
      : [
          of('not-watched', missed - 4, ['/opt/tools/venv/bin/python', 'nightly.py']),
          of('no-site', 4, ['python3', '-S', 'x.py']),
        ]
  return {
    ...coverage,
    observed: coverage.probed + missed,
    causes: unwatched.map(({ cause, count }) => ({ cause, count })),
    unwatched,
  }
}

function interpreters(now: number): EndpointInterpreter[] {
  const of = (
    path: string,
    version: string,
    more: Partial<EndpointInterpreter> = {},
  ): EndpointInterpreter => ({
    path,
    implementation: 'CPython',
    version,
    prefix: path.replace('/bin/python', ''),
    basePrefix: path.replace('/bin/python', ''),
    support: { state: 'supported', ends: '2028-10-31' },
    packages: { count: 41, digest: 'd'.repeat(64) },
    watch: { channels: [], obstacle: null },
    since: iso(now - 3_600_000),
    ...more,
  })
  return [
    of('/usr/bin/python', '3.12.3', {
      watch: { channels: ['site-packages', 'standard-library'], obstacle: null },
    }),
    of('/opt/tools/venv/bin/python', '3.12.3', { basePrefix: '/usr' }),
    of('/opt/old/bin/python', '2.7.18', {
      support: { state: 'end-of-life', ends: '2020-01-01' },
      watch: { channels: [], obstacle: 'too-old' },
    }),
    of('/opt/pypy/bin/python', '3.11.11', {
      implementation: 'PyPy',
      watch: { channels: [], obstacle: 'foreign-owned' },
    }),
  ]
}
