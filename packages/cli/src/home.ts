// The folder that holds the program: the clone, or where it was installed.

import { resolve } from 'node:path'

export const home = resolve(import.meta.dirname, '../../..')
