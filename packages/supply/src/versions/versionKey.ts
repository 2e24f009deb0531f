// A version as a text that sorts as PEP 440 orders: parsed once, then compared thousands of times. Asking the library to
// compare each pair took minutes for what keys answer in seconds: it parses both sides every time.

import { parse } from '@renovatebot/pep440'

export type VersionKey = {
  /** Sorts by code units; equal for equal versions. */
  full: string
  /** Of the version without its local part. */
  public: string
}

const digits = 20
/** Beyond 10^21 a number's text is no row of digits any more. */
const padded = (number: number) =>
  (number < Number.MAX_SAFE_INTEGER ? String(number) : BigInt(number).toString()).padStart(digits, '0')

/** Undefined where the text is no version. */
export function versionKey(text: string): VersionKey | undefined {
  const parts = parse(text.trim())
  if (!parts) return undefined
  const { epoch, release, pre, post, dev } = parts
  const length = release.findLastIndex((each) => each !== 0) + 1
  const numbers = release.slice(0, length).map(padded).join('.')
  // Without pre and post, a development release comes before every pre-release.
  const early = pre ? `1${pre[0]} ${padded(Number(pre[1]))}` : dev && !post ? '0' : '2'
  const late = post ? `1${padded(Number(post[1]))}` : '0'
  const development = dev ? `0${padded(Number(dev[1]))}` : '1'
  const shared = `${padded(epoch)}!${numbers} ${early},${late},${development}`
  return { public: `${shared}-`, full: `${shared}${localKey(text)}` }
}

/** `-` sorts before `.`: none before some, and the shorter before the longer. Words come before numbers. */
function localKey(text: string): string {
  const parts = text.trim().toLowerCase().split('+')[1]?.split(/[._-]/) ?? []
  return `${parts.map((part) => (/^\d+$/.test(part) ? `.n${part.padStart(digits, '0')}` : `.a${part}`)).join('')}-`
}

export type KeyReader = (text: string) => VersionKey | undefined

/** Remembers what it read: the advisories of one package list the same versions over and over. */
export function createKeyReader(): KeyReader {
  const kept = new Map<string, VersionKey | undefined>()
  return (text) => {
    if (!kept.has(text)) kept.set(text, versionKey(text))
    return kept.get(text)
  }
}
