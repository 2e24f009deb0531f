// The excerpt of a script that its Run's page shows. Read once, and only if the text is still the one that ran.

import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { attempt } from '../platform/attempt.ts'
import { maskText } from './maskText.ts'

export type ScriptExcerpt = {
  sha256: string
  path: string
  lines: number
  excerpt: string
  excerptLines: number
}

const largest = 1024 * 1024
const shown = { lines: 40, columns: 160 }

/** Undefined where the file is gone, changed since the Run began, too large or not a plain file. */
export function readScript(path: string, sha256: string): ScriptExcerpt | undefined {
  const bytes = readHashed(path, sha256, largest)
  if (!bytes) return undefined
  const lines = bytes.toString('utf8').replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  // Masked before it is cut: a cut could halve a secret so that no pattern knows it any more.
  const excerpt = maskText(lines.join('\n')).split('\n').slice(0, shown.lines).map(cut)
  return { sha256, path, lines: lines.length, excerpt: excerpt.join('\n'), excerptLines: excerpt.length }
}

/** The bytes of a plain file of at most `most` bytes, if they are the ones of that hash. */
export function readHashed(path: string, sha256: string, most: number): Buffer | undefined {
  const bytes = attempt(() => readPlain(path, most))
  return bytes && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined
}

const cut = (line: string) => (line.length > shown.columns ? `${line.slice(0, shown.columns - 1)}…` : line)

function readPlain(path: string, most: number): Buffer | undefined {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const stat = fstatSync(fd)
    return stat.isFile() && stat.size <= most ? readFileSync(fd) : undefined
  } finally {
    closeSync(fd)
  }
}
