// What a report shows for a control: each measure a sentence, and a link to the rows it was counted from.

import { integrityWords, type Report } from '@sentinel/contract'
import type { ControlMeasure } from '@sentinel/knowledge'
import { dataWord, percent, whole } from './words.ts'

export type Shown = { says: string; rows: string }

const list = (names: string[]) => (names.length === 0 ? 'none' : names.join(', '))

export const measures: Record<ControlMeasure, (report: Report) => Shown> = {
  coverage: ({ coverage: { share, missed, rows } }) => ({
    says: `${percent(share)} of Python processes recorded, ${whole(missed)} not`,
    rows,
  }),
  endpoints: ({ endpoints: { total, reporting, late, silent, rows } }) => ({
    says: `${whole(total)} endpoints: ${reporting} reporting, ${late} late, ${silent} silent`,
    rows,
  }),
  people: ({ people: { total, rows } }) => ({ says: `${whole(total)} accounts ran programs`, rows }),
  scripts: ({ scripts: { total, rows } }) => ({
    says: `${whole(total)} program texts by content hash`,
    rows,
  }),
  packages: ({ packages: { total, rows } }) => ({ says: `${whole(total)} package versions in use`, rows }),
  models: ({ models: { total, rows } }) => ({ says: `${whole(total)} language models called`, rows }),
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
    says: `${whole(total)} acts, packages or start-up files stopped`,
    rows,
  }),
  policy: ({ policy: { version, title, rows } }) => ({
    says: version === null ? 'no policy in force' : `policy version ${version} in force: ${title}`,
    rows,
  }),
  records: ({ proof: { records, rows } }) => ({
    says: `${whole(records)} sealed records acknowledged`,
    rows,
  }),
  anchors: ({ proof: { anchors, lastRoot, rows } }) => ({
    says:
      lastRoot === null
        ? 'no root was published yet'
        : `${anchors} roots over all chains, the last ${lastRoot.slice(0, 16)}…`,
    rows,
  }),
  integrity: ({ integrity: { signs, rows } }) => ({
    says:
      signs.length === 0
        ? 'no sign of tampering'
        : signs.map(({ kind, count }) => `${integrityWords[kind].toLowerCase()} (${count})`).join('; '),
    rows,
  }),
  refusals: ({ refusals: { total, rows } }) => ({ says: `${whole(total)} uploads refused`, rows }),
}
