// Finding interpreters in a home made for it: by names and files alone, so that empty files stand for executables.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { discover, layoutAt } from './discover.ts'
import { type Places, placesOf } from './places.ts'

const root = realpathSync(mkdtempSync(join(tmpdir(), 'machine-')))
const home = join(root, 'home/ana')
const at = (name: string) => join(home, name)

function file(path: string, text = '\x7fELF'): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  chmodSync(path, 0o755)
  return path
}

function installation(prefix: string, version: string): string {
  const name = `python${version.split('.').slice(0, 2).join('.')}`
  file(join(prefix, `lib/${name}/os.py`), '')
  file(join(prefix, `include/${name}/patchlevel.h`), `#define PY_VERSION  "${version}"\n`)
  mkdirSync(join(prefix, `lib/${name}/site-packages`), { recursive: true })
  file(join(prefix, 'bin', name))
  symlinkSync(name, join(prefix, 'bin/python3'))
  symlinkSync(name, join(prefix, 'bin/python'))
  return prefix
}

function environment(prefix: string, base: string, version: string, key = 'version'): string {
  const name = `python${version.split('.').slice(0, 2).join('.')}`
  file(join(prefix, 'pyvenv.cfg'), `home = ${base}/bin\n${key} = ${version}\n`)
  mkdirSync(join(prefix, `lib/${name}/site-packages`), { recursive: true })
  mkdirSync(join(prefix, 'bin'))
  symlinkSync(join(base, 'bin', name), join(prefix, 'bin/python'))
  symlinkSync('python', join(prefix, 'bin', name))
  return prefix
}

const places: Places = { ...placesOf('linux'), homes: [join(root, 'home/*')], machine: [] }
const find = (more: { PATH?: string; processes?: Record<number, string[]>; registered?: string[] } = {}) =>
  discover({
    platform: {
      processes: () => Object.keys(more.processes ?? {}).map(Number),
      executableOf: (pid) => more.processes?.[pid]?.[0],
      commandOf: (pid) => more.processes?.[pid]?.slice(1),
      registeredPythons: () => more.registered ?? [],
    },
    places,
    environment: { PATH: more.PATH ?? '' },
    supportOf: () => ({ state: 'supported', ends: null }),
    channelsOf: () => [],
    obstacleOf: () => null,
  })

beforeAll(() => {
  const base = installation(at('.pyenv/versions/3.12.4'), '3.12.4')
  installation(at('.local/share/uv/python/cpython-3.13.1-linux'), '3.13.1')
  installation(at('miniconda3'), '3.11.9')
  installation(at('miniconda3/envs/data'), '3.10.2')
  installation(join(root, 'srv/conda/far'), '3.9.1')
  file(at('.conda/environments.txt'), `${join(root, 'srv/conda/far')}\n`)
  environment(at('.local/share/pipx/venvs/black'), base, '3.12.4')
  environment(at('.cache/pypoetry/virtualenvs/site-Ab12-py3.12'), base, '3.12.4.final.0', 'version_info')
  const project = environment(at('work/report/.venv'), base, '3.12.4')
  environment(at('work/report/nested/venv'), project, '3.12.4')
  environment(at('work/node_modules/x/.venv'), base, '3.12.4')
  file(join(project, 'lib/python3.12/site-packages/Six-1.16.0.dist-info/METADATA'), '')
  file(join(project, 'lib/python3.12/site-packages/my_pkg-2.0.dist-info/METADATA'), '')
  file(at('.pyenv/shims/python'), '#!/bin/sh\ntouch ran\n')
  file(at('.pyenv/version'), 'system 3.12.4\n')
  file(at('bin/python3'), '#!/bin/sh\ntouch ran\n')
  file(at('bin/python3-config'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('discovery', () => {
  it('finds what every tool installs, each prefix once, environments after their base', () => {
    const found = find().map(({ prefix, basePrefix, version, foundBy }) => [
      prefix.replace(`${root}/`, ''),
      prefix === basePrefix ? '' : basePrefix.replace(`${root}/`, ''),
      version,
      foundBy.join(),
    ])
    const pyenv = 'home/ana/.pyenv/versions/3.12.4'
    expect(found).toEqual([
      ['home/ana/.local/share/uv/python/cpython-3.13.1-linux', '', '3.13.1', 'uv'],
      [pyenv, '', '3.12.4', 'pyenv'],
      ['home/ana/.cache/pypoetry/virtualenvs/site-Ab12-py3.12', pyenv, '3.12.4', 'poetry'],
      ['home/ana/.local/share/pipx/venvs/black', pyenv, '3.12.4', 'pipx'],
      ['home/ana/work/report/.venv', pyenv, '3.12.4', 'project'],
      ['home/ana/work/report/nested/venv', pyenv, '3.12.4', 'project'],
      ['home/ana/miniconda3', '', '3.11.9', 'conda'],
      ['home/ana/miniconda3/envs/data', '', '3.10.2', 'conda'],
      ['srv/conda/far', '', '3.9.1', 'conda'],
    ])
  })

  it('calls each by its plainest name and tells the file behind it', () => {
    const [found] = find().filter(({ prefix }) => prefix.endsWith('report/.venv'))
    expect(found?.path).toBe(at('work/report/.venv/bin/python'))
    expect(found?.realPath).toBe(at('.pyenv/versions/3.12.4/bin/python3.12'))
    expect(found?.standardLibrary).toBe(at('.pyenv/versions/3.12.4/lib/python3.12'))
  })

  it('resolves a shim to what it leads to, and passes by scripts that are called like a Python', () => {
    const found = find({ PATH: [at('.pyenv/shims'), at('bin'), 'relative'].join(':') })
    expect(found.filter(({ foundBy }) => foundBy.includes('PATH')).map(({ prefix }) => prefix)).toEqual([
      at('.pyenv/versions/3.12.4'),
    ])
  })

  it('learns from processes, by the name they were called with, and from the register', () => {
    const lone = installation(join(root, 'srv/lone'), '3.8.1')
    const made = environment(join(root, 'srv/made'), lone, '3.8.1')
    const processes = {
      7: [join(lone, 'bin/python3.8'), join(made, 'bin/python'), 'x.py'],
      8: ['/usr/bin/node', 'node'],
      9: [join(root, 'gone/python3 (deleted)'), 'python3'],
    }
    const found = find({ processes, registered: [join(lone, 'bin/python3')] })
    const ours = found.filter(
      ({ prefix }) => prefix.startsWith(join(root, 'srv/')) && !prefix.includes('conda'),
    )
    expect(ours.map(({ prefix, foundBy }) => [prefix, foundBy])).toEqual([
      [lone, ['registry', 'process']],
      [made, ['process']],
    ])
  })

  it('digests packages by name and version, however they are spelt', () => {
    const digestOf = () => find().find(({ prefix }) => prefix.endsWith('report/.venv'))?.packages
    const before = digestOf()
    expect(before?.count).toBe(2)
    rmSync(at('work/report/.venv/lib/python3.12/site-packages/Six-1.16.0.dist-info'), { recursive: true })
    file(at('work/report/.venv/lib/python3.12/site-packages/six-1.16.0.dist-info/METADATA'), '')
    expect(digestOf()).toEqual(before)
    file(at('work/report/.venv/lib/python3.12/site-packages/new-1.dist-info/METADATA'), '')
    expect(digestOf()?.count).toBe(3)
    expect(digestOf()?.digest).not.toBe(before?.digest)
  })

  it('starts nothing', () => {
    const ran = join(root, 'ran')
    const hostile = file(join(root, 'hostile/python3'), `#!/bin/sh\ntouch ${ran}\n`)
    find({ PATH: dirname(hostile), processes: { 7: [hostile, hostile] }, registered: [hostile] })
    layoutAt(hostile)
    expect(existsSync(ran)).toBe(false)
  })
})

describe('a path that somebody names', () => {
  it('may be an executable or the folder of an environment', () => {
    expect(layoutAt(at('work/report/.venv'))?.prefix).toBe(at('work/report/.venv'))
    expect(layoutAt(at('work/report/.venv/bin/python'))?.prefix).toBe(at('work/report/.venv'))
    expect(layoutAt(at('.pyenv/versions/3.12.4/bin/python3'))?.basePrefix).toBe(at('.pyenv/versions/3.12.4'))
  })

  it('is nothing where no standard library belongs to it', () => {
    expect(layoutAt(at('bin/python3'))).toBeUndefined()
    expect(layoutAt(join(root, 'nowhere'))).toBeUndefined()
  })
})
