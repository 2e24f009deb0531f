// Further ways to wrap code, as the test of unwrapping stacks them: each gives a script that runs what it is given.

const bytesOf = (code: string) => [...Buffer.from(code)]
const quoted = (text: string) => JSON.stringify(text)
const base64 = (code: string) => quoted(Buffer.from(code).toString('base64'))
const hexOf = (code: string) => Buffer.from(code).toString('hex')
const keyed = (code: string, key: string) =>
  bytesOf(code).map((byte, at) => byte ^ key.charCodeAt(at % key.length))

/** By what a reader would call the trick. */
export const furtherWraps: Readonly<Record<string, (code: string) => string>> = {
  numberToBytes: (code) => `exec(int.to_bytes(0x${hexOf(code)}, ${bytesOf(code).length}, 'big'))`,
  numberOfItsOwnLength: (code) =>
    `n = 0x${hexOf(code)}\nexec(n.to_bytes((n.bit_length() + 7) // 8, 'big').decode())`,
  packed: (code) => `import struct\nexec(struct.pack('${bytesOf(code).length}B', *[${bytesOf(code)}]))`,
  array: (code) => `import array\nexec(array.array('B', [${bytesOf(code)}]).tobytes().decode())`,
  filledInPlace: (code) =>
    `def reveal(data, key):\n    out = bytearray()\n    for at, byte in enumerate(data):\n        out.append(byte ^ key[at % len(key)])\n    return bytes(out)\nexec(reveal([${keyed(code, 'k3y')}], b'k3y').decode())`,
  cycledKey: (code) =>
    `from itertools import cycle\nexec(bytes(a ^ b for a, b in zip([${keyed(code, 'no')}], cycle(b'no'))))`,
  folded: (code) =>
    `from functools import reduce\nexec(reduce(lambda text, code: text + chr(code), [${bytesOf(code)}], ''))`,
  sortedPairs: (code) =>
    `pairs = [${[...code]
      .map((letter, at) => `(${at}, ${quoted(letter)})`)
      .reverse()
      .join(', ')}]\nexec(''.join(letter for _, letter in sorted(pairs)))`,
  patternRemoved: (code) => `import re\nexec(re.sub('~+', '', ${quoted([...code].join('~'))}))`,
  patternTurned: (code) =>
    `import re\nexec(re.sub('%([0-9a-f]{2})', lambda m: chr(int(m.group(1), 16)), '${bytesOf(code)
      .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
      .join('')}'))`,
  percentSigns: (code) =>
    `from urllib.parse import unquote\nexec(unquote(${quoted(encodeURIComponent(code))}))`,
  named: (code) => `import json\nexec(json.loads(${quoted(JSON.stringify({ run: code }))})['run'])`,
  decorated: (code) =>
    `import base64\n@exec\n@base64.b64decode\n@lambda _: ${base64(code)}\ndef start(): pass`,
  walked: (code) =>
    `().__class__.__base__.__subclasses__()[80].__init__.__globals__['__builtins__']['exec'](__import__('base64').b64decode(${base64(code)}))`,
  calledByDunder: (code) => `import base64\nexec.__call__(base64.b64decode.__call__(${base64(code)}))`,
  overTheDisk: (code) =>
    `with open('/tmp/part.bin', 'w') as file:\n    file.write(${quoted(code)})\nexec(open('/tmp/part.bin').read())`,
  decoderByName: (code) =>
    `import codecs\nexec(codecs.getdecoder('hex')(${quoted(hexOf(code))})[0].decode('utf-8'))`,
  escapes: (code) =>
    `import codecs\nexec(codecs.escape_decode(b"${bytesOf(code)
      .map((byte) => `\\\\x${byte.toString(16).padStart(2, '0')}`)
      .join('')}")[0].decode())`,
  byName: (code) => `import base64\neval('\\x65\\x78\\x65\\x63')(base64.b64decode(${base64(code)}))`,
  everyThird: (code) => `exec(${quoted([...code].map((letter) => `${letter}qz`).join(''))}[::3])`,
}
