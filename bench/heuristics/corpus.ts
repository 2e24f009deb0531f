// Inert packages in the manner of published incidents: what was done, how it was hidden, and where it stood so that it ran.
// They are data: nothing builds, installs or imports them.

import { type Archive, metadataOf, sdist, wheel } from '../installs/archives.ts'
import { type Disguise, disguises } from './disguises.ts'
import { payloads } from './payloads.ts'

export type Harmful = Archive & { what: string }

type Tree = Record<string, string>
type Carrier = { form: 'wheel' | 'sources'; put(name: string, code: string): Tree }

const indented = (code: string, by = 4) => code.replace(/^(?=.)/gm, ' '.repeat(by))
/** Only lines of one piece can stand in a `.pth`. */
const asLine = (code: string) =>
  `import base64; exec(base64.b64decode('${Buffer.from(code).toString('base64')}'))\n`
const project = '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n'
const honest =
  '"""Small things for lists."""\n\n\ndef chunks(items, size):\n    return [items[i:i + size] for i in range(0, len(items), size)]\n'

/** Where the program stands, and so when it would run. */
const carriers: Readonly<Record<string, Carrier>> = {
  setup: {
    form: 'sources',
    put: (name, code) => ({
      'setup.py': `from setuptools import setup\n${code}\n\nsetup(name='${name}', version='1.0', packages=['${name}'])\n`,
      [`${name}/__init__.py`]: honest,
    }),
  },
  installCommand: {
    form: 'sources',
    put: (name, code) => ({
      'setup.py': `from setuptools import setup\nfrom setuptools.command.install import install\n\n\nclass Install(install):\n    def run(self):\n        install.run(self)\n${indented(code, 8)}\n\n\nsetup(name='${name}', version='1.0', packages=['${name}'], cmdclass={'install': Install})\n`,
      [`${name}/__init__.py`]: honest,
    }),
  },
  manyCommands: {
    form: 'sources',
    put: (name, code) => ({
      'setup.py': `from setuptools import setup, find_packages\nfrom setuptools.command.develop import develop\nfrom setuptools.command.egg_info import egg_info\n\n\ndef collect():\n${indented(code)}\n\n\nclass Develop(develop):\n    def run(self):\n        develop.run(self)\n        collect()\n\n\nclass Info(egg_info):\n    def run(self):\n        egg_info.run(self)\n        collect()\n\n\nsetup(name='${name}', version='1.0', packages=find_packages(), cmdclass={'develop': Develop, 'egg_info': Info})\n`,
      [`${name}/__init__.py`]: '',
    }),
  },
  setupModule: {
    form: 'sources',
    put: (name, code) => ({
      'setup.py': `from setuptools import setup\nfrom ${name}.prepare import prepare\n\nprepare()\nsetup(name='${name}', version='1.0')\n`,
      [`${name}/__init__.py`]: '',
      [`${name}/prepare.py`]: `def prepare():\n${indented(code)}\n`,
    }),
  },
  ownBackend: {
    form: 'sources',
    put: (name, code) => ({
      'pyproject.toml': `[build-system]\nrequires = []\nbuild-backend = "making"\nbackend-path = ["_build"]\n\n[project]\nname = "${name}"\nversion = "1.0"\n`,
      '_build/making.py': `def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):\n${indented(code)}\n    return '${name}-1.0-py3-none-any.whl'\n`,
      [`${name}/__init__.py`]: honest,
    }),
  },
  import: { form: 'wheel', put: (name, code) => ({ [`${name}/__init__.py`]: `${code}\n\n${honest}` }) },
  importFunction: {
    form: 'wheel',
    put: (name, code) => ({
      [`${name}/__init__.py`]: `${honest}\n\ndef _prepare():\n${indented(code)}\n\n\ntry:\n    _prepare()\nexcept BaseException:\n    pass\n`,
    }),
  },
  thread: {
    form: 'wheel',
    put: (name, code) => ({
      [`${name}/__init__.py`]: `import threading\nfrom .core import chunks\n\n\ndef _telemetry():\n${indented(code)}\n\n\nthreading.Thread(target=_telemetry, daemon=True).start()\n`,
      [`${name}/core.py`]: honest,
    }),
  },
  innerModule: {
    form: 'wheel',
    put: (name, code) => ({
      [`${name}/__init__.py`]: 'from .core import chunks\nfrom . import _metrics\n',
      [`${name}/core.py`]: honest,
      [`${name}/_metrics.py`]: `${code}\n`,
    }),
  },
  whenUsed: {
    form: 'wheel',
    put: (name, code) => ({
      [`${name}/__init__.py`]: 'from .client import Client\n',
      [`${name}/client.py`]: `class Client:\n    def __init__(self, token):\n        self.token = token\n        self._check()\n\n    def _check(self):\n${indented(code, 8)}\n`,
    }),
  },
  startUpLine: {
    form: 'wheel',
    put: (name, code) => ({ [`${name}.pth`]: asLine(code), [`${name}/__init__.py`]: honest }),
  },
  startUpProcess: {
    form: 'wheel',
    put: (name, code) => ({
      [`${name}_init.pth`]: `import os, subprocess, sys; subprocess.Popen([sys.executable, "-c", "import base64; exec(base64.b64decode('${Buffer.from(code).toString('base64')}'))"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n`,
      [`${name}/__init__.py`]: honest,
    }),
  },
  startUpModule: {
    form: 'wheel',
    put: (name, code) => ({
      [`z_${name}.pth`]: `import _${name}_boot\n`,
      [`_${name}_boot.py`]: `${code}\n`,
      [`${name}/__init__.py`]: honest,
    }),
  },
  siteCustomize: {
    form: 'wheel',
    put: (name, code) => ({ 'sitecustomize.py': `${code}\n`, [`${name}/__init__.py`]: honest }),
  },
}

const names = [
  'reqeusts-kit',
  'listchunks',
  'colorarna',
  'openai-helpers',
  'internal-billing',
  'pandas-utils',
  'fastsort2',
]
const each = 4

/** One package per payload and each of four carriers and disguises, in turn: the same ones every time. */
export function harmfulPackages(): Harmful[] {
  const [ways, hidings] = [Object.entries(carriers), Object.entries(disguises)]
  return Object.entries(payloads).flatMap(([what, code], at) =>
    Array.from({ length: each }, (_, turn) => {
      const [way, carrier] = ways[(at * 3 + turn * 5) % ways.length] as [string, Carrier]
      // One in four is not hidden at all.
      const [hiding, hide] = hidings[turn === 0 ? 0 : 1 + ((at * each + turn) % (hidings.length - 1))] as [
        string,
        Disguise,
      ]
      const name = `${names[(at + turn) % names.length]}`.replaceAll('-', '_')
      return { what: `${what}, ${hiding}, ${way}`, ...packed(name, carrier, hide(code), turn % 2 === 1) }
    }),
  )
}

/** What careful ones write of themselves. */
const saidOfItself = (name: string) =>
  `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\nSummary: Small things for lists.\nHome-page: https://${name}.example.org\nAuthor: The authors\nAuthor-email: authors@example.org\n\nCuts lists into chunks.\n`

function packed(name: string, { form, put }: Carrier, code: string, isCareful: boolean): Archive {
  const files = put(name, code)
  return form === 'wheel'
    ? wheel({ name, version: '1.0', files, ...(isCareful ? { metadata: saidOfItself(name) } : {}) })
    : sdist(name, '1.0', {
        'PKG-INFO': isCareful ? saidOfItself(name) : metadataOf({ name, version: '1.0' }),
        ...('pyproject.toml' in files ? {} : { 'pyproject.toml': project }),
        ...files,
      })
}
