// Checksums that some secrets carry, so that look-alikes are told from the real thing.
import { crc32 } from 'node:zlib'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** GitHub's and npm's tokens end in the CRC-32 of what stands between prefix and checksum, six digits of base 62. */
const hasCrc32 = (value: string): boolean => {
  const body = value.slice(value.indexOf('_') + 1, -6)
  let number = crc32(Buffer.from(body, 'latin1'))
  let digits = ''
  while (number > 0) {
    digits = BASE62[number % 62] + digits
    number = Math.floor(number / 62)
  }
  return digits.padStart(6, '0') === value.slice(-6)
}

/** ISO/IEC 7812-1. */
const hasLuhn = (value: string): boolean => {
  const digits = [...value].filter((letter) => /\d/.test(letter)).map(Number)
  const sum = digits.reverse().reduce((total, digit, place) => {
    const doubled = place % 2 === 1 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

export const hasValidChecksum = (value: string, checksum: 'crc32-base62' | 'luhn'): boolean =>
  checksum === 'luhn' ? hasLuhn(value) : hasCrc32(value)
