// The pages of a report: nothing that was recorded becomes markup or a formula, every measure has its rows, the PDF is one.
import type { Report } from '@sentinel/contract'
import { loadControls } from '@sentinel/knowledge'
import { describe, expect, it } from 'vitest'
import { auditPage } from './auditPage.ts'
import { reportCsv } from './csv.ts'
import { leadershipPage } from './leadershipPage.ts'
import { measures } from './measures.ts'
import { pagePdf } from './pdf.ts'

const time = '2026-03-31T08:15:00.000000Z'
const trend = { count: 420, before: 300, daily: Array.from({ length: 30 }, (_, index) => index) }
const program = {
  name: '=cmd|<script>alert(1)</script>.py',
  path: '/home/ada/etl.py',
  sha256: 'a'.repeat(64),
  purpose: 'Reads & writes "sheets".',
  accounts: ['ada', 'bob', 'eve'],
  endpoints: 2,
  runs: 20,
  failed: 1,
  hours: 3.25,
  days: 10,
  versions: 2,
  dataClasses: ['cpf'],
  worst: null,
  rows: '/scripts/a',
}
const report: Report = {
  made: time,
  server: 'desk',
  from: '2026-03-01T08:15:00.000000Z',
  to: time,
  days: 30,
  overview: {
    days: 30,
    since: time,
    runs: trend,
    failed: { count: 3, before: 0, daily: trend.daily.map((_, index) => (index % 10 === 9 ? 1 : 0)) },
    denied: { count: 0, before: 0, daily: [] },
    destinations: [],
    fresh: [],
  },
  endpoints: { total: 2, reporting: 1, late: 0, silent: 1, rows: '/endpoints' },
  coverage: { share: 0.999, probed: 999, missed: 1, causes: [], rows: '/endpoints' },
  people: { total: 3, rows: '/runs' },
  scripts: { total: 7, programs: 5, rows: '/scripts' },
  alerts: { open: 4, high: 2, rows: '/alerts' },
  findings: { counts: { info: 0, low: 1, medium: 2, high: 3, critical: 1 }, rows: '/scripts' },
  data: [{ name: 'cpf', scripts: 1, accounts: 2, left: 4, rows: '/inventory/files' }],
  stopped: { total: 0, list: [], rows: '/policies' },
  integrity: { signs: [{ kind: 'log-cut', count: 1 }], rows: '/endpoints' },
  proof: { records: 9000, anchors: 30, lastRoot: 'b'.repeat(64), lastAnchorAt: time, rows: '/endpoints' },
  policy: { version: null, title: null, rows: '/policies' },
  packages: { total: 12, rows: '/inventory/packages' },
  models: { total: 1, rows: '/inventory/models' },
  refusals: { total: 0, rows: '/endpoints' },
  automations: [program],
  decisions: [{ decide: 'Decide', why: 'because', rows: '/runs' }],
  adopt: [{ automation: program, why: 'It is used.' }],
}
const origin = 'http://127.0.0.1:1'

describe('a report', () => {
  it('lets nothing that was recorded become markup or a formula', () => {
    for (const page of [leadershipPage(report, origin), auditPage(report, loadControls(), origin)])
      expect(page).not.toContain('<script')
    expect(reportCsv(report, origin)).toContain(`"'=cmd|`)
  })

  it('answers how many, who, which data, which risk and what next', () => {
    const page = leadershipPage(report, origin)
    for (const words of [
      '3 people',
      '420 times',
      'CPF numbers',
      'serious weaknesses',
      'What to decide next',
      '99 %',
    ])
      expect(page).toContain(words)
    expect(page).toContain(`href="${origin}/scripts/a"`)
  })

  it('has rows for every measure of every control', () => {
    const page = auditPage(report, loadControls(), origin)
    for (const { controls } of loadControls())
      for (const { id, measures: names } of controls) {
        expect(page).toContain(`<strong>${id}</strong>`)
        for (const name of names) expect(measures[name](report).rows).toMatch(/^\//)
      }
  })

  it('is a PDF of one sheet for leadership, however much there is to say, or says what is missing', async () => {
    const long =
      'crm_model_caller_108.py, ledger_notebook_42.py and 36 more read addresses and dates of birth.'
    const full: Report = {
      ...report,
      automations: Array.from({ length: 40 }, () => ({ ...program, purpose: long, accounts: [long, long] })),
      decisions: Array.from({ length: 5 }, () => ({
        decide: long,
        why: `${long} That these data went along was not seen.`,
        rows: '/runs',
      })),
      data: Array.from({ length: 12 }, () => report.data[0] as Report['data'][number]),
      adopt: Array.from({ length: 5 }, () => ({ automation: program, why: long })),
      stopped: {
        ...report.stopped,
        total: 3,
        list: Array.from({ length: 3 }, () => ({
          what: `content.sent ${long}`,
          reason: '',
          count: 1,
          lastAt: time,
        })),
      },
    }
    const pdf = await pagePdf(leadershipPage(full, origin))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await expect(pagePdf('', { SENTINEL_BROWSER: '/nowhere/chromium' })).rejects.toMatchObject({
      code: 'browser-not-found',
    })
  }, 60_000)
})
