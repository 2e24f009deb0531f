// File System Activity 1001: files that a Run opens, renames and removes, and files that run before any program.

import { file } from '../objects.ts'
import type { OcsfClass } from '../ocsf.ts'

const access = { read: 2, write: 1, update: 3 } as const

export const fileActivity = {
  uid: 1001,
  caption: 'File System Activity',
  activities: { 1: 'Create', 2: 'Read', 3: 'Update', 4: 'Delete', 5: 'Rename' },
  tells: {
    'file.opened': (event) => ({ activity: access[event.access], attributes: { file: file(event.path) } }),
    'file.removed': ({ path }) => ({ activity: 4, attributes: { file: file(path) } }),
    'file.renamed': ({ path, to }) => ({
      activity: 5,
      attributes: { file: file(path), file_result: file(to) },
    }),
    'startup.found': ({ kind, path, prefix, sha256, reason, precedesProbe }) => ({
      activity: 1,
      severity: reason === undefined ? 'info' : 'high',
      attributes: { file: file(path, sha256) },
      unmapped: { kind, prefix, reason, precedesProbe },
    }),
  },
} satisfies OcsfClass
