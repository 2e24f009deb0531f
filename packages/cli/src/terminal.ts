// The one way to the terminal. Writes go straight to the descriptors: Node's own streams would switch a pipe that the
// user's program shares with us to non-blocking mode.

import { writeSync } from 'node:fs'
import { isatty } from 'node:tty'

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'accent'

export type Terminal = {
  out(text: string): void
  err(text: string): void
  /** Colours a word where standard error (or output) is a terminal and NO_COLOR is not set. */
  paint(style: Style, text: string, on?: 'out' | 'err'): string
  /** Columns that text flows in; 100 where there is no terminal. */
  columns: number
  /** Columns that a table's rows are cut to; where there is no terminal they stay whole, for `grep` and its like. */
  tableColumns: number
  /** Shows that something long is going on, from the first second on, until it settles. */
  progress<T>(sentence: string, work: (detail: (text: string) => void) => Promise<T>): Promise<T>
}

const codes: Record<Style, string> = {
  bold: '1',
  dim: '2',
  red: '31',
  green: '32',
  yellow: '33',
  accent: '36',
}

export function createTerminal(environment: NodeJS.ProcessEnv = process.env): Terminal {
  const isColoured = (fd: number) => isatty(fd) && !environment.NO_COLOR && environment.TERM !== 'dumb'
  const coloured = { out: isColoured(1), err: isColoured(2) }
  const err = (text: string) => write(2, text)
  const columns = Number(environment.COLUMNS) || (isatty(1) && process.stdout.columns) || undefined
  return {
    out: (text) => write(1, harmless(text)),
    err: (text) => err(harmless(text)),
    paint: (style, text, on = 'err') => (coloured[on] ? `\x1b[${codes[style]}m${text}\x1b[0m` : text),
    columns: columns ?? 100,
    tableColumns: columns ?? Number.POSITIVE_INFINITY,
    progress: (sentence, work) => (isatty(2) ? spin(err, sentence, work) : announce(err, sentence, work)),
  }
}

/** What a program was called, or called its files, must not steer the terminal of who reads of it: our colours alone pass. */
export const harmless = (text: string): string =>
  text.replace(/\p{Cc}(?:\[[\d;]*m)?/gu, (found) => {
    const [first, ...rest] = found
    const isOurs = first === '\x1b' && rest.length > 0
    return isOurs || first === '\n' || first === '\t' ? found : `\ufffd${rest.join('')}`
  })

/** A full pipe takes part of a text (EAGAIN): waiting for its reader is right. A reader that is gone (EPIPE) wants no more. */
function write(fd: number, text: string): void {
  let bytes = Buffer.from(text)
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(fd, bytes))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EPIPE') return
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

type Work<T> = (detail: (text: string) => void) => Promise<T>

async function spin<T>(err: (text: string) => void, sentence: string, work: Work<T>): Promise<T> {
  const began = Date.now()
  let more = ''
  let frame = 0
  const draw = () => {
    const seconds = Math.round((Date.now() - began) / 1000)
    err(`\r\x1b[K${'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'[frame++ % 10]} ${sentence} ${seconds} s ${more}`.slice(0, 110))
  }
  const timer = setInterval(draw, 120)
  try {
    return await work((text) => {
      more = text
    })
  } finally {
    clearInterval(timer)
    if (frame > 0) err('\r\x1b[K')
  }
}

/** Without a terminal: a line once a second has passed, and another every ten, so that a log shows what is waited for. */
async function announce<T>(err: (text: string) => void, sentence: string, work: Work<T>): Promise<T> {
  const began = Date.now()
  let more = ''
  let told = 0
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - began) / 1000)
    if (seconds < 1 || (told > 0 && seconds < told + 10)) return
    told = seconds
    err(`${sentence} (${seconds} s) ${more}\n`)
  }, 500)
  try {
    return await work((text) => {
      more = text
    })
  } finally {
    clearInterval(timer)
  }
}
