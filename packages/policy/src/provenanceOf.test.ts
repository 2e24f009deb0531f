// Where scripts lie on three systems.

import { expect, it } from 'vitest'
import { provenanceOf } from './provenanceOf.ts'

it.each([
  ['/home/ada/Downloads/a.py', 'download'],
  ['C:\\Users\\ada\\Downloads\\a.py', 'download'],
  ['/tmp/a.py', 'temporary'],
  ['C:\\Users\\ada\\AppData\\Local\\Temp\\a.py', 'temporary'],
  ['\\\\files\\team\\a.py', 'share'],
  ['/mnt/team/a.py', 'share'],
  ['/Users/ada/work/a.py', 'home'],
  ['/home/ada/template/a.py', 'home'],
  ['/usr/lib/python3/x.py', 'system'],
  ['/srv/jobs/a.py', 'other'],
  ['', ''],
])('%s is %s', (path, word) => {
  expect(provenanceOf(path)).toBe(word)
})
