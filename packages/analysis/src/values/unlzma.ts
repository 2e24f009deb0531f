// LZMA decompression of `.xz` and `.lzma` data, after Igor Pavlov's LZMA specification and the .xz file format 1.1.

const PROB_INIT = 1024

type Range = { input: Uint8Array; at: number; range: number; code: number }

const createRange = (input: Uint8Array, at: number): Range => {
  const code =
    ((input[at + 1] ?? 0) << 24) |
    ((input[at + 2] ?? 0) << 16) |
    ((input[at + 3] ?? 0) << 8) |
    (input[at + 4] ?? 0)
  return { input, at: at + 5, range: 0xffffffff, code: code >>> 0 }
}

const normaliseRange = (range: Range) => {
  if (range.range >= 0x1000000) return
  if (range.at > range.input.length + 8) throw new RangeError('LZMA data ends early')
  range.range = (range.range << 8) >>> 0
  range.code = ((range.code << 8) | (range.input[range.at] ?? 0)) >>> 0
  range.at += 1
}

const decodeBit = (range: Range, probs: Uint16Array, index: number): number => {
  const prob = probs[index] as number
  const bound = (range.range >>> 11) * prob
  const isZero = range.code < bound
  if (isZero) {
    range.range = bound
    probs[index] = prob + ((2048 - prob) >> 5)
  } else {
    range.range = (range.range - bound) >>> 0
    range.code = (range.code - bound) >>> 0
    probs[index] = prob - (prob >> 5)
  }
  normaliseRange(range)
  return isZero ? 0 : 1
}

const decodeDirect = (range: Range, count: number): number => {
  let value = 0
  for (let left = count; left > 0; left -= 1) {
    range.range >>>= 1
    const bit = range.code >= range.range ? 1 : 0
    if (bit === 1) range.code = (range.code - range.range) >>> 0
    normaliseRange(range)
    value = value * 2 + bit
  }
  return value
}

const decodeTree = (range: Range, probs: Uint16Array, offset: number, bits: number): number => {
  let index = 1
  for (let left = bits; left > 0; left -= 1) index = index * 2 + decodeBit(range, probs, offset + index)
  return index - (1 << bits)
}

const decodeReverse = (range: Range, probs: Uint16Array, offset: number, bits: number): number => {
  let index = 1
  let value = 0
  for (let place = 0; place < bits; place += 1) {
    const bit = decodeBit(range, probs, offset + index)
    index = index * 2 + bit
    value |= bit << place
  }
  return value
}

const probs = (count: number) => new Uint16Array(count).fill(PROB_INIT)

const createLengths = () => ({ choice: probs(2), low: probs(16 * 8), mid: probs(16 * 8), high: probs(256) })
type Lengths = ReturnType<typeof createLengths>

const decodeLength = (range: Range, lengths: Lengths, posState: number): number => {
  if (decodeBit(range, lengths.choice, 0) === 0) return decodeTree(range, lengths.low, posState * 8, 3)
  if (decodeBit(range, lengths.choice, 1) === 0) return 8 + decodeTree(range, lengths.mid, posState * 8, 3)
  return 16 + decodeTree(range, lengths.high, 0, 8)
}

const createState = (lc: number, lp: number, pb: number) => ({
  lc,
  lp,
  pb,
  state: 0,
  reps: [0, 0, 0, 0] as [number, number, number, number],
  literal: probs(0x300 << (lc + lp)),
  isMatch: probs(12 * 16),
  isRep: probs(12),
  isRep0: probs(12),
  isRep1: probs(12),
  isRep2: probs(12),
  isRep0Long: probs(12 * 16),
  posSlot: probs(4 * 64),
  posSpecial: probs(128),
  align: probs(16),
  lengths: createLengths(),
  repLengths: createLengths(),
})
type State = ReturnType<typeof createState>

type Output = { bytes: number[]; max: number }

const decodeLiteral = (range: Range, state: State, output: Output) => {
  const { bytes } = output
  const previous = bytes.at(-1) ?? 0
  const low = bytes.length & ((1 << state.lp) - 1)
  const offset = 0x300 * ((low << state.lc) + (previous >> (8 - state.lc)))
  let symbol = 1
  if (state.state >= 7) {
    let match = bytes[bytes.length - state.reps[0] - 1] ?? 0
    while (symbol < 0x100) {
      const matchBit = (match >> 7) & 1
      match <<= 1
      const bit = decodeBit(range, state.literal, offset + ((1 + matchBit) << 8) + symbol)
      symbol = symbol * 2 + bit
      if (matchBit !== bit) break
    }
  }
  while (symbol < 0x100) symbol = symbol * 2 + decodeBit(range, state.literal, offset + symbol)
  bytes.push(symbol & 0xff)
  state.state = state.state < 4 ? 0 : state.state < 10 ? state.state - 3 : state.state - 6
}

const decodeDistance = (range: Range, state: State, length: number): number => {
  const slot = decodeTree(range, state.posSlot, Math.min(length, 3) * 64, 6)
  if (slot < 4) return slot
  const directBits = (slot >> 1) - 1
  const base = (2 | (slot & 1)) * 2 ** directBits
  if (slot < 14) return base + decodeReverse(range, state.posSpecial, base - slot, directBits)
  return base + decodeDirect(range, directBits - 4) * 16 + decodeReverse(range, state.align, 0, 4)
}

/** Which earlier distance is used again; true where a single byte is copied. */
const decodeRepeat = (range: Range, state: State, posState: number): boolean => {
  const { reps, state: at } = state
  if (decodeBit(range, state.isRep0, at) === 0)
    return decodeBit(range, state.isRep0Long, at * 16 + posState) === 0
  const place =
    decodeBit(range, state.isRep1, at) === 0 ? 1 : decodeBit(range, state.isRep2, at) === 0 ? 2 : 3
  const [distance] = reps.splice(place, 1)
  reps.unshift(distance as number)
  return false
}

const copyMatch = (output: Output, distance: number, length: number) => {
  const { bytes } = output
  if (distance >= bytes.length) throw new RangeError('LZMA distance out of range')
  if (bytes.length + length > output.max) throw new RangeError('LZMA data is too large')
  for (let left = length; left > 0; left -= 1) bytes.push(bytes[bytes.length - distance - 1] as number)
}

/** Decodes one symbol; false at the end marker. */
const decodeSymbol = (range: Range, state: State, output: Output): boolean => {
  const posState = output.bytes.length & ((1 << state.pb) - 1)
  if (decodeBit(range, state.isMatch, state.state * 16 + posState) === 0) {
    decodeLiteral(range, state, output)
    return true
  }
  if (decodeBit(range, state.isRep, state.state) === 1) {
    if (decodeRepeat(range, state, posState)) {
      state.state = state.state < 7 ? 9 : 11
      copyMatch(output, state.reps[0], 1)
      return true
    }
    const length = decodeLength(range, state.repLengths, posState)
    state.state = state.state < 7 ? 8 : 11
    copyMatch(output, state.reps[0], length + 2)
    return true
  }
  state.reps.pop()
  const length = decodeLength(range, state.lengths, posState)
  state.state = state.state < 7 ? 7 : 10
  const distance = decodeDistance(range, state, length)
  state.reps.unshift(distance)
  if (distance === 0xffffffff) return false
  copyMatch(output, distance, length + 2)
  return true
}

const decodeUntil = (range: Range, state: State, output: Output, end: number) => {
  while (output.bytes.length < end && decodeSymbol(range, state, output));
}

const propertiesOf = (byte: number) => {
  if (byte >= 225) throw new RangeError('LZMA properties out of range')
  return createState(byte % 9, Math.floor(byte / 9) % 5, Math.floor(byte / 45))
}

/** Throws RangeError on malformed input or where more than `max` bytes would come out. */
export const unlzma = (input: Uint8Array, max: number): Uint8Array => {
  const output: Output = { bytes: [], max }
  if (input[0] === 0xfd && input[1] === 0x37) readXz(input, output)
  else readAlone(input, output)
  return Uint8Array.from(output.bytes)
}

const readAlone = (input: Uint8Array, output: Output) => {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength)
  const size = view.getBigUint64(5, true)
  const end = size === 0xffffffffffffffffn ? output.max : Number(size)
  if (end > output.max) throw new RangeError('LZMA data is too large')
  decodeUntil(createRange(input, 13), propertiesOf(input[0] as number), output, end)
}

/** The first block of the first stream: what Python's `lzma.compress` writes. */
const readXz = (input: Uint8Array, output: Output) => {
  const headerSize = ((input[12] ?? 0) + 1) * 4
  readLzma2(input, 12 + headerSize, output)
}

const readLzma2 = (input: Uint8Array, start: number, output: Output) => {
  let at = start
  let state = createState(3, 0, 2)
  for (let control = input[at]; control !== 0; control = input[at]) {
    if (control === undefined) throw new RangeError('LZMA2 data ends early')
    const low = u16(input, at + 1)
    if (control < 0x80) {
      for (const byte of input.subarray(at + 3, at + 4 + low)) output.bytes.push(byte)
      at += 4 + low
      continue
    }
    const hasProperties = control >= 0xc0
    if (hasProperties) state = propertiesOf(input[at + 5] ?? 0)
    else if (control >= 0xa0) state = createState(state.lc, state.lp, state.pb)
    const body = at + (hasProperties ? 6 : 5)
    const end = output.bytes.length + ((control & 0x1f) << 16) + low + 1
    if (end > output.max) throw new RangeError('LZMA data is too large')
    decodeUntil(createRange(input, body), state, output, end)
    at = body + u16(input, at + 3) + 1
  }
}

const u16 = (input: Uint8Array, at: number): number => ((input[at] ?? 0) << 8) | (input[at + 1] ?? 0)
