// bzip2 decompression (format as described by Julian Seward's bzip2 1.0 and RFC-less public notes): Huffman, MTF, BWT, RLE.

type Bits = { read: (count: number) => number }

const createBits = (input: Uint8Array): Bits => {
  let at = 0
  let held = 0
  let count = 0
  const bit = () => {
    if (count === 0) {
      if (at >= input.length) throw new RangeError('bzip2 data ends early')
      held = input[at] as number
      at += 1
      count = 8
    }
    count -= 1
    return (held >> count) & 1
  }
  const read = (wanted: number) => {
    let value = 0
    for (let left = wanted; left > 0; left -= 1) value = value * 2 + bit()
    return value
  }
  return { read }
}

const BLOCK = 0x314159265359

/** Throws RangeError on malformed input or where more than `maxOutput` bytes would come out. */
export const bunzip2 = (input: Uint8Array, maxOutput: number): Uint8Array => {
  const bits = createBits(input)
  if (bits.read(24) !== 0x425a68) throw new RangeError('no bzip2 header')
  const blockSize = (bits.read(8) - 48) * 100_000
  const output: number[] = []
  while (bits.read(48) === BLOCK) {
    bits.read(32)
    readBlock(bits, blockSize, output)
    if (output.length > maxOutput) throw new RangeError('bzip2 data is too large')
  }
  return Uint8Array.from(output)
}

const readBlock = (bits: Bits, blockSize: number, output: number[]) => {
  if (bits.read(1) === 1) throw new RangeError('randomised bzip2 blocks are not supported')
  const origin = bits.read(24)
  const symbols = readSymbols(bits)
  const groups = bits.read(3)
  const selectors = readSelectors(bits, groups)
  const tables = Array.from({ length: groups }, () => readTable(bits, symbols.length + 2))
  const block = readSymbolsOfBlock(bits, { selectors, tables, symbols }, blockSize)
  undoRuns(undoTransform(block, origin), output)
}

const readSymbols = (bits: Bits): number[] => {
  const used = bits.read(16)
  const symbols: number[] = []
  for (let row = 0; row < 16; row += 1) {
    if ((used & (0x8000 >> row)) === 0) continue
    const columns = bits.read(16)
    for (let column = 0; column < 16; column += 1) {
      if ((columns & (0x8000 >> column)) !== 0) symbols.push(row * 16 + column)
    }
  }
  return symbols
}

const moveToFront = (list: number[], place: number): number => {
  const [value] = list.splice(place, 1)
  list.unshift(value as number)
  return value as number
}

const readSelectors = (bits: Bits, groups: number): number[] => {
  const count = bits.read(15)
  const order = Array.from({ length: groups }, (_, place) => place)
  return Array.from({ length: count }, () => {
    let place = 0
    while (bits.read(1) === 1) place += 1
    if (place >= groups) throw new RangeError('bzip2 selector out of range')
    return moveToFront(order, place)
  })
}

type Table = Map<number, number>

/** Canonical Huffman codes; the key is `length * 2^20 + code`. */
const readTable = (bits: Bits, size: number): Table => {
  let length = bits.read(5)
  const lengths = Array.from({ length: size }, () => {
    while (bits.read(1) === 1) length += bits.read(1) === 1 ? -1 : 1
    if (length < 1 || length > 20) throw new RangeError('bzip2 code length out of range')
    return length
  })
  const table: Table = new Map()
  let code = 0
  for (let width = 1; width <= 20; width += 1) {
    for (const [symbol, wanted] of lengths.entries()) {
      if (wanted !== width) continue
      table.set(width * 2 ** 20 + code, symbol)
      code += 1
    }
    code *= 2
  }
  return table
}

const readCode = (bits: Bits, table: Table): number => {
  let code = 0
  for (let width = 1; width <= 20; width += 1) {
    code = code * 2 + bits.read(1)
    const symbol = table.get(width * 2 ** 20 + code)
    if (symbol !== undefined) return symbol
  }
  throw new RangeError('bzip2 code not found')
}

type Coding = { selectors: number[]; tables: Table[]; symbols: number[] }

const readSymbolsOfBlock = (bits: Bits, coding: Coding, blockSize: number): number[] => {
  const order = [...coding.symbols]
  const endOfBlock = coding.symbols.length + 1
  const block: number[] = []
  let run = 0
  let weight = 1
  for (let count = 0; ; count += 1) {
    const table = coding.tables[coding.selectors[Math.floor(count / 50)] ?? -1]
    if (!table) throw new RangeError('bzip2 selector missing')
    const symbol = readCode(bits, table)
    if (symbol <= 1) {
      run += weight * (symbol + 1)
      weight *= 2
      if (run > blockSize) throw new RangeError('bzip2 run too long')
      continue
    }
    for (; run > 0; run -= 1) block.push(order[0] as number)
    weight = 1
    if (symbol === endOfBlock) return block
    block.push(moveToFront(order, symbol - 1))
    if (block.length > blockSize) throw new RangeError('bzip2 block too long')
  }
}

const undoTransform = (block: number[], origin: number): number[] => {
  const starts = new Array<number>(256).fill(0)
  for (const value of block) starts[value] = (starts[value] as number) + 1
  let sum = 0
  for (let value = 0; value < 256; value += 1) {
    const count = starts[value] as number
    starts[value] = sum
    sum += count
  }
  const next = new Int32Array(block.length)
  for (const [place, value] of block.entries()) {
    next[starts[value] as number] = place
    starts[value] = (starts[value] as number) + 1
  }
  const output: number[] = []
  let at = next[origin] ?? 0
  for (let left = block.length; left > 0; left -= 1) {
    output.push(block[at] as number)
    at = next[at] as number
  }
  return output
}

/** Four equal bytes are followed by how many more there are. */
const undoRuns = (block: number[], output: number[]) => {
  let equal = 0
  let last = -1
  for (const value of block) {
    if (equal === 4) {
      for (let left = value; left > 0; left -= 1) output.push(last)
      equal = 0
      last = -1
      continue
    }
    equal = value === last ? equal + 1 : 1
    last = value
    output.push(value)
  }
}
