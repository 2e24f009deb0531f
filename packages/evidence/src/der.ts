// The little of ASN.1 DER (X.690) that a time stamp needs: elements of definite length, read in place and written.

export type Element = {
  tag: number
  /** The whole element with its header, and its content alone. */
  bytes: Buffer
  content: Buffer
}

export const tags = { boolean: 1, integer: 2, octets: 4, null: 5, oid: 6, sequence: 0x30, set: 0x31 } as const

/** Throws a RangeError where the bytes are no whole element. */
export function readElement(bytes: Buffer, at = 0): Element {
  const tag = bytes.readUInt8(at)
  let length = bytes.readUInt8(at + 1)
  let start = at + 2
  if (length > 0x80) {
    const size = length - 0x80
    if (size > 4) throw new RangeError('an element is too long')
    length = bytes.readUIntBE(start, size)
    start += size
  } else if (length === 0x80) throw new RangeError('an element has no definite length')
  if (start + length > bytes.length) throw new RangeError('an element is cut off')
  return { tag, bytes: bytes.subarray(at, start + length), content: bytes.subarray(start, start + length) }
}

/** The elements that one is made of. */
export function children({ content }: Element): Element[] {
  const found: Element[] = []
  for (let at = 0; at < content.length; ) {
    const element = readElement(content, at)
    found.push(element)
    at += element.bytes.length
  }
  return found
}

export function write(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const digits = length.subarray(length.findIndex((byte) => byte !== 0))
  return Buffer.concat([Buffer.from([tag, 0x80 + digits.length]), digits, content])
}

/** `2.16.840.1.101.3.4.2.1` */
export function writeOid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  return write(tags.oid, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(value: number): number[] {
  const digits = [value & 0x7f]
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128))
    digits.unshift((left & 0x7f) | 0x80)
  return digits
}

/** `20260131081500.123Z` as ISO 8601. */
export function readTime({ content }: Element): string {
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d+))?Z$/.exec(content.toString('latin1')) ?? []
  if (!year) throw new RangeError('a time is not as it should be written')
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(6, '0').slice(0, 6)}Z`
}
