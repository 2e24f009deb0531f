// What people write down as dependencies: every form pip takes, and what is lost when a line is wrong (that line only).

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filesOf } from '../files.ts'
import { meets, parseClauses } from '../versions/specifier.ts'
import { evaluate, parseMarker } from './marker.ts'
import { dependencyFiles, readDependencies } from './readDependencies.ts'
import { parseRequirement } from './requirement.ts'

const linux = {
  python_version: '3.12',
  python_full_version: '3.12.4',
  sys_platform: 'linux',
  os_name: 'posix',
}
const read = (text: string, more: Record<string, string> = {}) =>
  readDependencies(filesOf({ '/p/requirements.txt': text, ...more }), '/p/requirements.txt', linux)

describe('a requirement', () => {
  it.each([
    ['six==1.16.0', { name: 'six', version: '1.16.0' }],
    ['Foo_Bar [b, A] >= 1, <2,', { name: 'foo-bar', extras: ['b', 'a'], specifier: '>=1,<2', version: null }],
    ['a===weird-1', { version: 'weird-1' }],
    ['a (==1.0)', { version: '1.0' }],
    ['a==1.*', { version: null }],
    ['a', { specifier: '', version: null }],
    [
      'a @ https://u:p@h/a.whl#sha256=0 ; os_name == "nt"',
      { url: 'https://h/a.whl#sha256=0', applies: false },
    ],
    ['a==1; python_version < "3.9"', { applies: false }],
    ["a==1; extra == 'x' or python_version >= '3.10'", { applies: true }],
    ['a==1; platform_machine == "arm64"', { applies: true }],
  ])('%s', (text, expected) => {
    expect(parseRequirement(text, linux)).toMatchObject(expected)
  })

  it.each(['', '==1', 'a ==', 'a >> 1', 'a==1 b==2', 'a; python_version', 'a @', 'a==not a version'])(
    'is not %j',
    (text) => {
      expect(parseRequirement(text, linux)).toHaveProperty('reason')
    },
  )
})

describe('requirements.txt', () => {
  it('takes hashes, continuations, comments, editables, addresses and options', () => {
    const { requirements, problems, indexes } = read(
      [
        '\ufeff# a comment',
        '--index-url=https://user:secret@index/simple',
        'a==1 \\',
        '    --hash=sha256:aa \\',
        '    --hash=sha256:bb',
        'b==2  # why',
        '-e git+https://h/c.git@main#egg=c[x]',
        '-e.',
        './wheels/d_e-3.0-py3-none-any.whl',
        'https://h/f-4.0.tar.gz',
        'g@https://h/g.zip',
        'h==5 --config-settings="x=y"',
      ].join('\r\n'),
    )
    expect(problems).toEqual([])
    expect(indexes).toEqual(['https://index/simple'])
    expect(requirements.map(({ name, version, editable, line }) => [name, version, editable, line])).toEqual([
      ['a', '1', false, 3],
      ['b', '2', false, 6],
      ['c', null, true, 7],
      ['unnamed', null, true, 8],
      ['d-e', '3.0', false, 9],
      ['f', '4.0', false, 10],
      ['g', null, false, 11],
      ['h', '5', false, 12],
    ])
    expect(requirements[0]?.hashes).toEqual(['sha256:aa', 'sha256:bb'])
    expect(requirements[2]?.extras).toEqual(['x'])
  })

  it('follows includes in circles once, and pins by constraints', () => {
    const { requirements, problems } = read('-r more/base.txt\n-c pins.txt\na\n-r gone.txt\n', {
      '/p/more/base.txt': '-r ../requirements.txt\nb==2',
      '/p/pins.txt': 'a==1\nnever-asked==3',
    })
    expect(requirements.map(({ name, version }) => [name, version])).toEqual([
      ['b', '2'],
      ['a', '1'],
    ])
    expect(problems).toMatchObject([{ code: 'include-missing', line: 4 }])
  })

  it('loses the bad line and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), (noise) => {
        const around = noise.map((line) => line.replace(/[\r\n\\]/g, ''))
        const { requirements } = read(['first==1', ...around, 'last==2'].join('\n'))
        expect(requirements[0]).toMatchObject({ name: 'first', version: '1' })
        expect(requirements.at(-1)).toMatchObject({ name: 'last', version: '2' })
      }),
    )
    expect(read('a==1\n===\n--frobnicate\nb==2').problems).toMatchObject([
      { code: 'requirement-invalid', line: 2 },
      { code: 'option-unknown', line: 3 },
    ])
  })
})

describe('markers', () => {
  it('compare versions as versions, and leave open what is not known', () => {
    const value = (text: string) => {
      const marker = parseMarker(text)
      return marker && evaluate(marker, linux)
    }
    expect(value('python_version >= "3.9" and (sys_platform == "win32" or os_name == "posix")')).toBe(true)
    expect(value('python_version in "3.11 3.12"')).toBe(true)
    expect(value('sys_platform not in "linux darwin"')).toBe(false)
    expect(value('os.name == "posix"')).toBe(true)
    expect(value('platform_machine == "arm64"')).toBeUndefined()
    expect(value('platform_machine == "arm64" and os_name == "nt"')).toBe(false)
  })

  it('of any depth neither hang nor crash', () => {
    expect(parseMarker('('.repeat(100_000))).toBeUndefined()
    fc.assert(fc.property(fc.string(), (text) => void parseMarker(text)))
  })
})

describe('specifiers', () => {
  it.each([
    ['1.0+local', '==1.0', true],
    ['1.0', '==1.0+local', false],
    ['1.0', '<1!2', true],
    ['2.0rc1', '<2.0', false],
    ['1.0.post1', '>1.0', false],
    ['1.4.9', '~=1.4.5', true],
    ['1.5', '~=1.4.5', false],
    ['1.1', '!=1.0.*', true],
    ['1.0.3', '!=1.0.*', false],
    ['1', '==1.0.*', true],
  ])('%s meets %s: %s', (version, specifier, expected) => {
    expect(meets(version, parseClauses(specifier) ?? [])).toBe(expected)
  })
})

describe('lock files', () => {
  const lock = (name: string, text: string) =>
    readDependencies(filesOf({ [`/p/${name}`]: text }), `/p/${name}`, linux)

  it('of poetry', () => {
    const text =
      '[[package]]\nname = "A_b"\nversion = "1.0"\nfiles = [{file = "a", hash = "sha256:aa"}]\n\n[[package]]\nname = "g"\nversion = "2"\n[package.source]\ntype = "git"\nurl = "https://t@h/g"\n'
    expect(lock('poetry.lock', text).requirements).toMatchObject([
      { name: 'a-b', version: '1.0', hashes: ['sha256:aa'], url: null, line: 2 },
      { name: 'g', version: '2', url: 'https://h/g' },
    ])
  })

  it('of uv', () => {
    const text =
      '[[package]]\nname = "a"\nversion = "1"\nsource = { registry = "https://pypi.org/simple" }\nsdist = { url = "u", hash = "sha256:aa" }\nwheels = [{ url = "u", hash = "sha256:bb" }]\n[[package]]\nname = "own"\nsource = { editable = "." }\n'
    expect(lock('uv.lock', text).requirements).toMatchObject([
      { name: 'a', version: '1', hashes: ['sha256:aa', 'sha256:bb'], url: null },
      { name: 'own', version: null, editable: true },
    ])
  })

  it('of PEP 751', () => {
    const text =
      'lock-version = "1.0"\n[[packages]]\nname = "a"\nversion = "1"\nmarker = "os_name == \'nt\'"\nwheels = [{ name = "a.whl", hashes = { sha256 = "aa" } }]\n'
    expect(lock('pylock.toml', text).requirements).toMatchObject([
      { name: 'a', version: '1', applies: false, hashes: ['sha256:aa'] },
    ])
  })

  it('of pipenv', () => {
    const text = JSON.stringify({
      _meta: { sources: [{ url: 'https://u:p@i/simple' }] },
      default: { a: { version: '==1.0', hashes: ['sha256:aa'], markers: "python_version < '3'" } },
      develop: { b: { git: 'https://h/b.git', editable: true } },
    })
    const found = lock('Pipfile.lock', text)
    expect(found.indexes).toEqual(['https://i/simple'])
    expect(found.requirements).toMatchObject([
      { name: 'a', version: '1.0', applies: false },
      { name: 'b', version: null, editable: true, url: 'https://h/b.git' },
    ])
  })

  it('and projects: standard, groups, build and Poetry', () => {
    const text =
      '[build-system]\nrequires = ["setuptools>=61"]\n[project]\ndependencies = ["a==1", "=bad="]\n[dependency-groups]\ndev = ["b", {include-group = "x"}]\n[tool.poetry.dependencies]\npython = "^3.9"\nc = "^1.2"\nd = "2.0"\n'
    const found = lock('pyproject.toml', text)
    expect(found.requirements.map(({ name, version }) => `${name} ${version}`)).toEqual([
      'a 1',
      'setuptools null',
      'b null',
      'c null',
      'd 2.0',
    ])
    expect(found.problems).toMatchObject([{ code: 'requirement-invalid', line: 4 }])
  })

  it('of setuptools in words, and says where a program would have to be run', () => {
    const cfg =
      '[metadata]\nname = x\n[options]\ninstall_requires =\n    a==1 ; python_version >= "3.8"\n    # none\n    b>=2\npackages = find:\n[options.extras_require]\ntest = pytest==7\n'
    const shown = ({ requirements }: ReturnType<typeof lock>) =>
      requirements.map(({ name, version, line }) => `${name} ${version} ${line}`)
    expect(shown(lock('setup.cfg', cfg))).toEqual(['a 1 5', 'b null 7', 'pytest 7 10'])
    const py =
      "from setuptools import setup\nREQUIRED = ['a==1', # why\n  \"b\"]\nsetup(\n  install_requires=REQUIRED,\n  extras_require={'test': ['c==3'], 'd:os_name==\"nt\"': ('d',)},\n  tests_require=open('x').read(),\n)\n"
    const found = lock('setup.py', py)
    expect(shown(found)).toEqual(['a 1 2', 'b null 3', 'c 3 6', 'd null 6'])
    expect(found.problems).toMatchObject([{ line: 7, reason: expect.stringContaining('tests_require') }])
  })

  it('of conda, and what pip is to put in beside its packages', () => {
    const text =
      'name: x\nchannels: [conda-forge]\ndependencies:\n  - python=3.12\n  - conda-forge::numpy=1.26.4=py312_0\n  - scipy>=1\n  - pip\n  - pip:\n    - a==1.0\n    - ==bad\n'
    const found = lock('environment.yml', text)
    expect(
      found.requirements.map((each) => `${each.ecosystem ?? 'pypi'} ${each.name} ${each.version}`),
    ).toEqual(['conda python 3.12', 'conda numpy 1.26.4', 'conda scipy null', 'conda pip null', 'pypi a 1.0'])
    expect(found.problems).toMatchObject([{ code: 'requirement-invalid', line: 10 }])
  })

  it('and what pipenv is asked for', () => {
    const text =
      '[[source]]\nurl = "https://u:p@i/simple"\n[packages]\na = "==1.0"\nb = {version = "*", extras = ["c"]}\n[dev-packages]\nd = {git = "https://h/d.git", editable = true}\n'
    const found = lock('Pipfile', text)
    expect(found.indexes).toEqual(['https://i/simple'])
    expect(found.requirements).toMatchObject([
      { name: 'a', version: '1.0', line: 4 },
      { name: 'b', version: null, extras: ['c'] },
      { name: 'd', url: 'https://h/d.git', editable: true },
    ])
  })

  it('that are none are told, not thrown', () => {
    expect(lock('uv.lock', 'x = = y').problems).toMatchObject([{ code: 'file-invalid' }])
    expect(lock('Pipfile.lock', '{').problems).toMatchObject([{ code: 'file-invalid' }])
    expect(lock('Pipfile.lock', '[1]')).toMatchObject({ requirements: [], problems: [] })
  })
})

describe('a project folder', () => {
  it('is told by its locks rather than by what it asks for', () => {
    const names = ['uv.lock', 'pyproject.toml', 'requirements-dev.txt', 'notes.txt']
    const tree = Object.fromEntries(names.map((name) => [`/p/${name}`, '']))
    expect(dependencyFiles(filesOf(tree), '/p')).toEqual(['/p/requirements-dev.txt', '/p/uv.lock'])
  })
})
