// Imports are resolved as Python resolved them: in the order of sys.path, to what the installer recorded.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createModuleResolver, type Surroundings } from './modules.ts'

let root: string
let surroundings: Surroundings
const write = (path: string, text = '') => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const site = 'venv/lib/python3.12/site-packages'
const metadata = (name: string, version: string) =>
  `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'modules-'))
  write('base/lib/python3.12/json/__init__.py')
  write('base/lib/python3.12/lib-dynload/_json.cpython-312.so')
  write('work/report.py')
  write(`${site}/yaml/__init__.py`)
  write(`${site}/_yaml.cpython-312-x86_64-linux-gnu.so`)
  write(`${site}/PyYAML-6.0.dist-info/METADATA`, metadata('PyYAML', '6.0'))
  write(
    `${site}/PyYAML-6.0.dist-info/RECORD`,
    'yaml/__init__.py,,\n_yaml.cpython-312-x86_64-linux-gnu.so,,\nPyYAML-6.0.dist-info/RECORD,,\n../../../bin/yaml,,\n',
  )
  write(`${site}/six.py`)
  write(`${site}/six-1.17.0.egg-info/PKG-INFO`, metadata('six', '1.17.0'))
  write(`${site}/six-1.17.0.egg-info/top_level.txt`, 'six\n')
  surroundings = {
    path: ['work', 'base/lib/python3.12', 'base/lib/python3.12/lib-dynload', site].map((folder) =>
      join(root, folder),
    ),
    prefix: join(root, 'venv'),
    basePrefix: join(root, 'base'),
  }
})
afterEach(() => rmSync(root, { recursive: true }))

it('tells the standard library, distributions and the user’s own modules apart', () => {
  const resolve = createModuleResolver()
  expect(resolve('json', surroundings)).toEqual({ kind: 'standard' })
  expect(resolve('_json', surroundings)).toEqual({ kind: 'standard' })
  expect(resolve('report', surroundings)).toEqual({ kind: 'local', path: join(root, 'work/report.py') })
  expect(resolve('nowhere', surroundings)).toEqual({ kind: 'unknown' })
})

it.each([
  ['yaml', 'pyyaml', '6.0'],
  ['_yaml', 'pyyaml', '6.0'],
  ['six', 'six', '1.17.0'],
])('resolves %s to %s %s', (module, name, version) => {
  expect(createModuleResolver()(module, surroundings)).toMatchObject({
    kind: 'package',
    distribution: { name, version },
  })
})

it('notices what was installed since', () => {
  const resolve = createModuleResolver()
  resolve('yaml', surroundings)
  write(`${site}/attr/__init__.py`)
  write(`${site}/attrs-25.1.0.dist-info/METADATA`, metadata('attrs', '25.1.0'))
  write(`${site}/attrs-25.1.0.dist-info/RECORD`, 'attr/__init__.py,,\n')
  utimesSync(join(root, site), new Date(), new Date(Date.now() + 5000))
  expect(resolve('attr', surroundings)).toMatchObject({
    kind: 'package',
    distribution: { name: 'attrs', version: '25.1.0' },
  })
})

it('claims nothing for a name that several distributions share', () => {
  for (const name of ['google-auth', 'google-cloud-storage']) {
    write(`${site}/${name}-1.0.dist-info/METADATA`, metadata(name, '1.0'))
    write(`${site}/${name}-1.0.dist-info/RECORD`, `google/${name}/__init__.py,,\n`)
  }
  expect(createModuleResolver()('google', surroundings)).toEqual({ kind: 'unknown' })
})
