// What a report shows for a control: each measure a sentence, and a link to the rows it was counted from.

import { dataWord, integrityWords, type Report } from '@sentinel/contract'
import type { ControlMeasure } from '@sentinel/knowledge'
import { many, percent, whole } from './words.ts'

export type Shown = { says: string; rows: string }

const list = (names: string[]) => (names.length === 0 ? 'none' : names.join(', '))

export const measures: Record<ControlMeasure, (report: Report) => Shown> = {
  coverage: ({ coverage: { share, missed, rows } }) => ({
    says: `${percent(share)} of Python processes recorded, ${whole(missed)} not`,
    rows,
  }),
  endpoints: ({ endpoints: { total, reporting, late, silent, rows } }) => ({
    says: `${many(total, 'endpoint')}: ${reporting} reporting, ${late} late, ${silent} silent`,
    rows,
  }),
  people: ({ people: { total, rows } }) => ({ says: `${many(total, 'account')} with runs`, rows }),
  scripts: ({ scripts: { total, rows } }) => ({
    says: `${many(total, 'program text')} by content hash`,
    rows,
  }),
  packages: ({ packages: { total, rows } }) => ({ says: `${many(total, 'package version')} in use`, rows }),
  models: ({ models: { total, rows } }) => ({ says: `${many(total, 'language model')} called`, rows }),
  findings: ({ findings: { counts, rows } }) => ({
    says: `weaknesses: ${counts.critical} critical, ${counts.high} high, ${counts.medium} medium, ${counts.low} low`,
    rows,
  }),
  data: ({ data }) => ({
    says: `data classes: ${list(data.map(({ name, left }) => dataWord(name) + (left > 0 ? ` (seen leaving ${left} ×)` : '')))}`,
    rows: '/inventory/files',
  }),
  destinations: ({ overview: { destinations } }) => ({
    says: `sent to: ${list(destinations.map(({ host, name }) => (name ? `${name} (${host})` : host)))}`,
    rows: '/inventory/hosts',
  }),
  stopped: ({ stopped: { total, rows } }) => ({
    says: `acts, packages or start-up files stopped: ${whole(total)}`,
    rows,
  }),
  policy: ({ policy: { version, title, rows } }) => ({
    says: version === null ? 'no policy in force' : `policy version ${version} in force: ${title}`,
    rows,
  }),
  records: ({ proof: { records, rows } }) => ({
    says: `${many(records, 'sealed record')} acknowledged`,
    rows,
  }),
  anchors: ({ proof: { anchors, lastRoot, rows } }) => ({
    says:
      lastRoot === null
        ? 'no root was published yet'
        : `${many(anchors, 'root')} over all chains, the last ${lastRoot.slice(0, 16)}…`,
    rows,
  }),
  integrity: ({ integrity: { signs, rows } }) => ({
    says:
      signs.length === 0
        ? 'no sign of tampering'
        : signs.map(({ kind, count }) => `${integrityWords[kind].toLowerCase()} (${count})`).join('; '),
    rows,
  }),
  refusals: ({ refusals: { total, rows } }) => ({ says: `${many(total, 'upload')} refused`, rows }),
}
