// Ways of hiding a program in text, as harmful packages have used them: each gives a program that would do the same.

import { deflateSync, gzipSync } from 'node:zlib'

export type Disguise = (code: string) => string

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')
const reversed = (text: string) => [...text].reverse().join('')

export const disguises: Readonly<Record<string, Disguise>> = {
  plain: (code) => code.trim(),
  base64: (code) => `import base64\nexec(base64.b64decode('${base64(code)}'))`,
  inOneBreath: (code) =>
    `__import__('builtins').exec(__import__('base64').b64decode("${base64(code)}".encode()).decode())`,
  packed: (code) =>
    `import zlib, base64\nexec(zlib.decompress(base64.b64decode(b'${base64(deflateSync(code))}')))`,
  packedBackwards: (code) =>
    `_ = lambda __: __import__('zlib').decompress(__import__('base64').b64decode(__[::-1]))\nexec((_)(b'${reversed(base64(deflateSync(code)))}'))`,
  hex: (code) => `exec(bytes.fromhex('${Buffer.from(code).toString('hex')}').decode())`,
  escapes: (code) =>
    `exec("${[...Buffer.from(code)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}")`,
  numbers: (code) => `exec(''.join(map(chr, [${[...Buffer.from(code)].join(', ')}])))`,
  xor: (code) =>
    `key = 23\ndata = [${[...Buffer.from(code)].map((byte) => byte ^ 23).join(',')}]\neval(compile(bytes(b ^ key for b in data).decode(), 'm', 'exec'))`,
  twice: (code) => {
    const inner = `import base64\nexec(base64.b64decode('${base64(code)}'))`
    return `import base64, gzip\nexec(gzip.decompress(base64.b64decode('${base64(gzipSync(inner))}')))`
  },
  inPieces: (code) => {
    const text = base64(code)
    const parts = text.match(/.{1,40}/g) ?? []
    const lines = parts.map((part, at) => `p${at} = '${part}'`)
    const joined = parts.map((_, at) => `p${at}`).join(' + ')
    return `import base64 as b\n${lines.join('\n')}\nrun = getattr(__import__('builtins'), 'ex' + 'ec')\nrun(b.b64decode(${joined}))`
  },
  outOfSight: (code) => `import os${' '.repeat(240)};import base64;exec(base64.b64decode('${base64(code)}'))`,
  turned: (code) => {
    const turn = (text: string) =>
      text.replace(/[a-z]/gi, (letter) => {
        const base = letter <= 'Z' ? 65 : 97
        return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base)
      })
    return `import codecs\nexec(codecs.decode(${JSON.stringify(turn(code))}, 'rot13'))`
  },
}
