// Module Activity 1005: Python modules that are imported, and native libraries that are loaded.

import { file } from '../objects.ts'
import type { OcsfClass } from '../ocsf.ts'

const standard = { load_type_id: 1, load_type: 'Standard' }
const unusual = { load_type_id: 2, load_type: 'Non Standard' }

export const moduleActivity = {
  uid: 1005,
  caption: 'Module Activity',
  activities: { 1: 'Load' },
  tells: {
    'module.imported': ({ module, path, origin }) => ({
      activity: 1,
      attributes: {
        module: { type: 'Python module', ...standard, ...(path ? { file: file(path) } : {}) },
      },
      unmapped: { module, origin },
    }),
    'library.loaded': ({ path, how }) => ({
      activity: 1,
      attributes: {
        module: { type: 'native library', ...(how === 'ctypes' ? unusual : standard), file: file(path) },
      },
      unmapped: { how },
    }),
  },
} satisfies OcsfClass
