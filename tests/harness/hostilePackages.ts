// Packages in the manner of published incidents, inert: the worst that any of them can do is to leave a canary file.

import { metadataOf, sdist, type Tree, wheel } from '../../bench/installs/archives.ts'
import type { PackageIndex, Published } from '../../bench/installs/packageIndex.ts'

type Options = { canary: string; isLegacy: boolean }
type More = Partial<Published> & { version?: string; requires?: string[]; licence?: string }

const normal = (name: string) => name.replaceAll('_', '-')

/** `isLegacy`: sources that pip of 2019 builds, by setup.py alone; else with a build backend that needs no other package. */
export function publishAll(index: PackageIndex, { canary, isLegacy }: Options): void {
  const put = (name: string, files: Tree, { version = '1.0', requires = [], licence, ...more }: More = {}) =>
    index.publish({
      ...wheel({ name, version, files, requires, ...(licence ? { licence } : {}) }),
      project: normal(name),
      metadata: metadataOf({ name, version, requires, licence }),
      ...more,
    })
  put('benign', { 'benign.py': 'x = 1\n' }, { requires: ['benign-needs>=1'] })
  put('benign_needs', { 'benign_needs/__init__.py': '' }, { version: '2.0' })
  put('known_evil', { 'known_evil.py': '' })
  put('leaky', { 'leaky.py': '' })
  put('startup_thief', { 'startup_thief.py': '', 'startup_thief_init.pth': pthOf(canary) })
  put('startup_import', {
    'start_helper.py': payloadOf(canary),
    'startup_import.pth': 'import start_helper\n',
  })
  put('hidden_payload', { 'hidden_payload/__init__.py': payloadOf(canary) })
  put('copyleft', { 'copyleft.py': '' }, { licence: 'AGPL-3.0' })
  put('young', { 'young.py': '' }, { uploaded: new Date().toISOString() })
  put('taken_back', { 'taken_back.py': '' }, { yanked: 'it broke' })
  put('wrong_hash', { 'wrong_hash.py': '' }, { sha256: '0'.repeat(64) })
  putSources(index, 'setup_canary', canary, isLegacy)
  putSources(index, 'reqeusts', canary, isLegacy)
  const says = { name: 'someone_else', version: '1.0' }
  const sources = sdist('two_faced', '1.0', { 'PKG-INFO': metadataOf(says), 'setup.py': leave(canary) })
  index.publish({ ...sources, project: 'two-faced' })
}

const leave = (canary: string) => `open(${JSON.stringify(canary)}, 'w').write('ran')\n`

/** In the manner of litellm 1.82.8, March 2026. */
const pthOf = (canary: string) =>
  `import os, subprocess, sys; subprocess.Popen([sys.executable, "-c", "import base64; exec(base64.b64decode('${encoded(canary)}'))"])\n`

const payloadOf = (canary: string) => `import base64\nexec(base64.b64decode('${encoded(canary)}'))\n`

const encoded = (canary: string) => Buffer.from(leave(canary)).toString('base64')

function putSources(index: PackageIndex, name: string, canary: string, isLegacy: boolean): void {
  const setup = `import subprocess\n${leave(canary)}`
  const files: Tree = isLegacy
    ? {
        'setup.py': `${setup}from setuptools import setup\nsetup(name='${name}', version='1.0', py_modules=['${name}'])\n`,
      }
    : {
        'setup.py': setup,
        'pyproject.toml': '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
        'backend.py': backendOf(name, canary),
      }
  index.publish({ ...sdist(name, '1.0', { ...files, [`${name}.py`]: '' }), project: normal(name) })
}

/** The least that PEP 517 asks for. */
const backendOf = (name: string, canary: string) => `import os, zipfile
${leave(canary)}INFO = '${name}-1.0.dist-info/'
FILES = {
    '${name}.py': '',
    INFO + 'METADATA': 'Metadata-Version: 2.1\\nName: ${name}\\nVersion: 1.0\\n',
    INFO + 'WHEEL': 'Wheel-Version: 1.0\\nGenerator: own\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n',
    INFO + 'RECORD': '',
}


def build_wheel(folder, config_settings=None, metadata_directory=None):
    file = '${name}-1.0-py3-none-any.whl'
    with zipfile.ZipFile(os.path.join(folder, file), 'w') as archive:
        for path, text in FILES.items():
            archive.writestr(path, text)
    return file
`
