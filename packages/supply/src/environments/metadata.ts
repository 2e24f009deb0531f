// The header part of METADATA, PKG-INFO and WHEEL (core metadata 2.4: e-mail headers up to the first blank line).

export type Metadata = {
  name: string
  version: string
  /** `Requires-Dist` lines as they stand. */
  requires: string[]
  licence: string | null
}

/** Undefined where name or version is missing: then nothing can be said of the package. */
export function parseMetadata(text: string): Metadata | undefined {
  const headers = parseHeaders(text)
  const first = (key: string) => headers.get(key)?.[0]
  const name = first('name')
  const version = first('version')
  if (!name || !version || /\s/.test(name + version)) return undefined
  const licence =
    first('license-expression') ?? classified(headers.get('classifier') ?? []) ?? first('license')
  // An older `License` field may hold the whole text of one.
  const isName = licence !== undefined && licence.length <= 100 && licence !== 'UNKNOWN'
  return { name, version, requires: headers.get('requires-dist') ?? [], licence: isName ? licence : null }
}

export function parseHeaders(text: string): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(start, end).trimEnd()
    if (line === '') break
    const colon = line.indexOf(':')
    // A line that begins with a blank continues a value; those that matter here fit on one line.
    if (colon > 0 && !/^\s/.test(line)) {
      const key = line.slice(0, colon).toLowerCase()
      const value = line.slice(colon + 1).trim()
      const values = headers.get(key)
      if (values) values.push(value)
      else headers.set(key, [value])
    }
    start = end + 1
  }
  return headers
}

function classified(classifiers: readonly string[]): string | undefined {
  const licences = classifiers.filter((each) => each.startsWith('License ::'))
  return licences.length === 1 ? licences[0]?.split(' :: ').at(-1) : undefined
}
