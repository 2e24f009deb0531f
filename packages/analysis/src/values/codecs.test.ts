// The decompressors against what CPython compresses.
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { decoders } from './codecs.ts'

const COMPRESS = `
import sys, bz2, lzma, zlib, base64, random
random.seed(7)
text = ("import os\\n" * 400 + "".join(chr(random.randrange(32, 126)) for _ in range(3000))).encode()
forms = {
  "bz2": bz2.compress(text), "lzma": lzma.compress(text), "alone": lzma.compress(text, format=lzma.FORMAT_ALONE),
  "zlib": zlib.compress(text), "base85": base64.b85encode(text), "ascii85": base64.a85encode(text),
  "base32": base64.b32encode(text),
}
for name, data in [("text", text), *forms.items()]:
    print(name, base64.b64encode(data).decode())
`

const python = spawnSync('python3', ['-c', COMPRESS], { encoding: 'utf8' })
const made = new Map(
  python.stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' ') as [string, string]),
)
const bytes = (name: string) => Buffer.from(made.get(name) ?? '', 'base64').toString('latin1')

describe('decoders', () => {
  it.each([
    ['bz2', 'bz2'],
    ['lzma', 'lzma'],
    ['alone', 'lzma'],
    ['zlib', 'zlib'],
    ['base85', 'base85'],
    ['ascii85', 'ascii85'],
    ['base32', 'base32'],
  ])('reads what CPython writes: %s', (form, decoder) => {
    const decoded = decoders[decoder]?.(bytes(form))
    expect(decoded).toBe(bytes('text'))
    expect(bytes('text').length).toBeGreaterThan(6000)
  })

  it.each(Object.keys(decoders))('%s gives null or text for rubbish, and never throws', (name) => {
    for (const rubbish of [
      '',
      '\0',
      'BZh9',
      '\xfd7zXZ\0',
      'x\x9c',
      'not encoded at all!',
      '\xff'.repeat(64),
    ]) {
      expect(['string', 'object']).toContain(typeof decoders[name]?.(rubbish))
    }
  })
})
