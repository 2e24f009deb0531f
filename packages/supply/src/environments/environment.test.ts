// Environments read from files: every way that installers record, and what must not be taken for a package.

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { filesOf } from '../files.ts'
import { changeBetween, readEnvironment } from './environment.ts'
import { modulesOf } from './modulesOf.ts'
import { readPackages } from './readPackages.ts'
import { checkRecord, parseRecord } from './record.ts'
import { siteFolders } from './siteFolders.ts'

const site = '/v/lib/python3.12/site-packages'
const metadata = (name: string, version: string, more = '') =>
  `Metadata-Version: 2.4\nName: ${name}\nVersion: ${version}\n${more}\nName: in-the-description\n`
const base64 = (text: string) => createHash('sha256').update(text).digest('base64url')
const read = (tree: Record<string, string>) => readPackages(filesOf(tree), site)

describe('packages', () => {
  it('come with name, version, installer, licence and dependencies', () => {
    const info = `${site}/Foo_Bar-1.0.dist-info`
    const [found] = read({
      [`${info}/METADATA`]: metadata('Foo_Bar', '1.0', 'License-Expression: MIT\nRequires-Dist: six>=1\n'),
      [`${info}/INSTALLER`]: 'uv\n',
      [`${info}/REQUESTED`]: '',
    })
    expect(found).toMatchObject({
      name: 'foo-bar',
      version: '1.0',
      installer: 'uv',
      licence: 'MIT',
      requested: true,
      requires: ['six>=1'],
      origin: { kind: 'index' },
    })
  })

  it('say which repository, archive or folder they came from, without the password', () => {
    const from = (direct: object) => {
      const info = `${site}/a-1.dist-info`
      const tree = {
        [`${info}/METADATA`]: metadata('a', '1'),
        [`${info}/direct_url.json`]: JSON.stringify(direct),
      }
      return read(tree)[0]?.origin
    }
    expect(from({ url: 'https://u:p@h/x.git', vcs_info: { vcs: 'git', commit_id: 'abc' } })).toEqual({
      kind: 'repository',
      url: 'https://h/x.git',
      commit: 'abc',
    })
    expect(from({ url: 'file:///w', dir_info: { editable: true } })).toEqual({
      kind: 'folder',
      url: 'file:///w',
      editable: true,
    })
    expect(from({ url: 'https://h/a.whl', archive_info: { hash: 'sha256=00' } })).toEqual({
      kind: 'archive',
      url: 'https://h/a.whl',
      hash: 'sha256:00',
    })
  })

  it('of old: egg-info as folder and as file, eggs, and links of `setup.py develop`', () => {
    const found = read({
      [`${site}/a-1.egg-info/PKG-INFO`]: metadata('a', '1'),
      [`${site}/b-2-py3.egg-info`]: metadata('b', '2'),
      [`${site}/c-3-py3.egg/EGG-INFO/PKG-INFO`]: metadata('c', '3'),
      [`${site}/d.egg-link`]: '/work/d\n.',
      '/work/d/d.egg-info/PKG-INFO': metadata('d', '4'),
    })
    expect(found.map(({ name, version }) => `${name} ${version}`).sort()).toEqual([
      'a 1',
      'b 2',
      'c 3',
      'd 4',
    ])
    expect(found.find(({ name }) => name === 'd')?.origin).toMatchObject({ kind: 'folder', editable: true })
  })

  it('of the system are told from those that pip put beside them', () => {
    const folder = '/usr/lib/python3/dist-packages'
    const files = filesOf({
      [`${folder}/requests-2.28.1.dist-info/METADATA`]: metadata('requests', '2.28.1'),
      [`${folder}/idna-3.3.egg-info/PKG-INFO`]: metadata('idna', '3.3'),
      [`${folder}/six-1.16.dist-info/METADATA`]: metadata('six', '1.16'),
      [`${folder}/six-1.16.dist-info/INSTALLER`]: 'pip',
    })
    const origins = readPackages(files, folder).map(({ name, origin }) => [name, origin.kind])
    expect(Object.fromEntries(origins)).toEqual({
      requests: 'distribution',
      idna: 'distribution',
      six: 'index',
    })
  })

  it('without readable metadata are none', () => {
    expect(
      read({
        [`${site}/a-1.dist-info/METADATA`]: 'no header at all',
        [`${site}/b-1.dist-info/WHEEL`]: 'Wheel-Version: 1.0',
      }),
    ).toEqual([])
  })
})

describe('an environment', () => {
  const tree = {
    [`${site}/a-1.dist-info/METADATA`]: metadata('a', '1'),
    [`${site}/pip/_vendor/vendor.txt`]: 'urllib3==1.26.20\n    idna==3.7  # note\n',
    [`${site}/setuptools/_vendor/wheel-0.43.dist-info/METADATA`]: metadata('wheel', '0.43'),
    [`${site}/paths.pth`]: '# a note\n/srv/code\n',
    [`${site}/evil.pth`]: 'import os; os.system("true")\n',
    [`${site}/late.start`]: 'pkg:run',
    [`${site}/sitecustomize.py`]: 'pass',
    '/v/conda-meta/xz-5.json': JSON.stringify({
      name: 'xz',
      version: '5',
      channel: 'https://h/t/secret/main',
    }),
    '/v/conda-meta/broken.json': '{',
  }
  const environment = readEnvironment(filesOf(tree), [site], '/v')

  it('holds carried copies and conda packages apart from its own', () => {
    const seen = environment.packages.map(({ name, origin }) => `${name} ${origin.kind}`)
    expect(seen).toEqual(['a index', 'idna vendored', 'urllib3 vendored', 'wheel vendored', 'xz conda'])
    expect(JSON.stringify(environment)).not.toContain('secret')
  })

  it('knows what runs before any script', () => {
    const runs = environment.startupFiles.map(({ path, runsCode }) => [path.slice(site.length + 1), runsCode])
    expect(Object.fromEntries(runs)).toEqual({
      'paths.pth': false,
      'evil.pth': true,
      'late.start': true,
      'sitecustomize.py': true,
    })
  })

  it('has one digest wherever it lies and however names are spelt, and another when a package changes', () => {
    const moved = Object.fromEntries(
      Object.entries(tree).map(([path, text]) => [path.replace('/v/', '/w/'), text]),
    )
    const elsewhere = readEnvironment(filesOf(moved), [site.replace('/v/', '/w/')], '/w')
    expect(elsewhere.digest).toBe(environment.digest)
    const more = { ...tree, [`${site}/New-1.dist-info/METADATA`]: metadata('New', '1') }
    expect(readEnvironment(filesOf(more), [site], '/v').digest).not.toBe(environment.digest)
    const changed = readEnvironment(filesOf({ ...tree, [`${site}/new.pth`]: 'import x' }), [site], '/v')
    expect(changeBetween(environment, changed)).toMatchObject({
      added: [],
      removed: [],
      startupFiles: [{ path: `${site}/new.pth` }],
    })
  })

  it('takes the copy that Python would import', () => {
    const tree = {
      '/user/a-1.dist-info/METADATA': metadata('a', '1'),
      '/system/A-2.dist-info/METADATA': metadata('A', '2'),
    }
    expect(
      readEnvironment(filesOf(tree), ['/user', '/system']).packages.map(({ version }) => version),
    ).toEqual(['1'])
  })
})

describe('RECORD', () => {
  const info = `${site}/a-1.dist-info`
  const record = [
    `a.py,sha256=${base64('fine')},4`,
    `"with,comma.py",sha256=${base64('fine')},4`,
    `changed.py,sha256=${base64('before')},6`,
    `gone.py,sha256=${base64('x')},1`,
    'odd.py,md5=AAAA,1',
    'a-1.dist-info/RECORD,,',
  ].join('\r\n')
  const files = filesOf({
    [`${info}/METADATA`]: metadata('a', '1'),
    [`${info}/RECORD`]: record,
    [`${site}/a.py`]: 'fine',
    [`${site}/with,comma.py`]: 'fine',
    [`${site}/changed.py`]: 'after',
    [`${site}/odd.py`]: 'x',
  })

  it('tells which files are not as they were installed', () => {
    const [installed] = readPackages(files, site)
    expect(installed && checkRecord(files, installed)).toEqual([
      { path: 'changed.py', kind: 'changed' },
      { path: 'gone.py', kind: 'missing' },
      { path: 'odd.py', kind: 'unknown-algorithm' },
    ])
  })

  it('reads quotes as CSV does', () => {
    expect(parseRecord('"say ""hi"".py",,\n').map(({ path }) => path)).toEqual(['say "hi".py'])
  })

  it('tells the modules where no top_level.txt does', () => {
    const withModules = filesOf({
      '/i/RECORD': 'six.py,,\nnumpy/__init__.py,,\n../../bin/x,,\n_c.abi3.so,,\n',
    })
    expect([...modulesOf(withModules, '/i')]).toEqual(['six', 'numpy', '_c'])
  })
})

describe('site folders', () => {
  it('of a venv lead to its base only where it says so', () => {
    const base = '/usr/lib/python3/dist-packages/six.py'
    const own = `${site}/a.py`
    const closed = {
      '/v/pyvenv.cfg': 'home = /usr/bin\ninclude-system-site-packages = false',
      [own]: '',
      [base]: '',
    }
    expect(siteFolders(filesOf(closed), '/v')).toEqual([site])
    const open = { ...closed, '/v/pyvenv.cfg': 'home = /usr/bin\ninclude-system-site-packages = true' }
    expect(siteFolders(filesOf(open), '/v')).toEqual([site, '/usr/lib/python3/dist-packages'])
  })

  it('are found on Windows, and a second name for the same folder counts once', () => {
    expect(siteFolders(filesOf({ '/v/Lib/site-packages/a.py': '' }), '/v')).toEqual(['/v/Lib/site-packages'])
    const twice = { [`${site}/a.py`]: '', '/v/lib64/python3.12/site-packages/a.py': '' }
    expect(siteFolders(filesOf(twice), '/v')).toEqual([site])
  })
})
