// Where the probe's own modules are in this repository.

import { resolve } from 'node:path'

export const probeFolder = resolve(import.meta.dirname, '../../../../probe/src/sentinel_probe')
