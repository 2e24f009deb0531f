// Wheels and archives of sources made on the spot, byte for byte the same each time: zip as PKWARE's APPNOTE 4.3 has it,
// stored without compression; tar as POSIX ustar.

import { createHash } from 'node:crypto'
import { crc32, gzipSync } from 'node:zlib'

export type Tree = Readonly<Record<string, string>>
export type Archive = { filename: string; bytes: Buffer }

export type WheelSpec = {
  name: string
  version: string
  files: Tree
  requires?: readonly string[]
  licence?: string
  /** In place of what the file's name says. */
  says?: { name: string; version: string }
  /** METADATA whole, in place of one made of the rest. */
  metadata?: string
}

export function wheel({ name, version, files, requires = [], licence, says, metadata }: WheelSpec): Archive {
  const info = `${name}-${version}.dist-info`
  const all: Tree = {
    ...files,
    [`${info}/METADATA`]: metadata ?? metadataOf({ ...(says ?? { name, version }), requires, licence }),
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nGenerator: made\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
  }
  const record = Object.entries(all).map(
    ([path, text]) => `${path},sha256=${base64url(text)},${Buffer.byteLength(text)}\n`,
  )
  const bytes = zip({ ...all, [`${info}/RECORD`]: `${record.join('')}${info}/RECORD,,\n` })
  return { filename: `${name}-${version}-py3-none-any.whl`, bytes }
}

export function metadataOf(of: {
  name: string
  version: string
  requires?: readonly string[]
  licence?: string | undefined
}): string {
  return [
    'Metadata-Version: 2.1',
    `Name: ${of.name}`,
    `Version: ${of.version}`,
    ...(of.licence ? [`License: ${of.licence}`] : []),
    ...(of.requires ?? []).map((each) => `Requires-Dist: ${each}`),
    '',
    '',
  ].join('\n')
}

/** `files` below the folder that every archive of sources has. */
export function sdist(name: string, version: string, files: Tree): Archive {
  const top = `${name}-${version}`
  const all = { 'PKG-INFO': metadataOf({ name, version }), ...files }
  const parts = Object.entries(all).flatMap(([path, text]) => tarEntry(`${top}/${path}`, text))
  return { filename: `${top}.tar.gz`, bytes: gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)])) }
}

const base64url = (text: string) => createHash('sha256').update(text).digest('base64url')

function tarEntry(path: string, text: string): Buffer[] {
  const content = Buffer.from(text)
  const head = Buffer.alloc(512)
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`
  const put = (at: number, value: string) => void head.write(value, at)
  put(0, path)
  put(100, octal(0o644, 8))
  put(108, octal(0, 8))
  put(116, octal(0, 8))
  put(124, octal(content.length, 12))
  put(136, octal(1_700_000_000, 12))
  put(148, ' '.repeat(8))
  put(156, '0')
  put(257, 'ustar\0')
  put(263, '00')
  const sum = head.reduce((total, byte) => total + byte, 0)
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `)
  return [head, content, Buffer.alloc((512 - (content.length % 512)) % 512)]
}

export function zip(files: Tree): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, text] of Object.entries(files)) {
    const content = Buffer.from(text)
    const name = Buffer.from(path)
    const fields = fieldsOf(content, name)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, content])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(0o100644 * 65536, 6)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), fields, rest, name]))
    bodies.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, central, end])
}

/** What local header and directory have in common: version, flags, method, time, date, CRC, sizes, lengths. */
function fieldsOf(content: Buffer, name: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(0x21, 8)
  fields.writeUInt32LE(crc32(content), 10)
  fields.writeUInt32LE(content.length, 14)
  fields.writeUInt32LE(content.length, 18)
  fields.writeUInt16LE(name.length, 22)
  fields.writeUInt16LE(name.length, 22)
  return fields
}
