// requirements.txt as pip reads it (pip's "Requirements File Format"), without resolving, building or running anything.

import { withoutCredentials } from '../environments/origin.ts'
import { type Files, lastOf, parentOf } from '../files.ts'
import { normalise } from '../names/packageName.ts'
import type { MarkerEnvironment } from './marker.ts'
import {
  type Dependencies,
  noDependencies,
  type Place,
  parseRequirement,
  type Requirement,
} from './requirement.ts'

type Reading = {
  files: Files
  environment: MarkerEnvironment
  found: Dependencies
  /** From `-c`: they ask for nothing, but pin what others ask for. */
  constraints: Requirement[]
  seen: Set<string>
}

/** Follows `-r` and `-c`; each file is read once, so that files including each other come to an end. */
export function readRequirementsFile(
  files: Files,
  path: string,
  environment: MarkerEnvironment = {},
): Dependencies {
  const reading: Reading = { files, environment, found: noDependencies(), constraints: [], seen: new Set() }
  readInto(reading, path, reading.found.requirements, { file: path, line: 1 })
  const pins = new Map(
    reading.constraints.filter((each) => each.version && each.applies).map((each) => [each.name, each]),
  )
  const requirements = reading.found.requirements.map((each) =>
    each.version === null && each.url === null
      ? { ...each, version: pins.get(each.name)?.version ?? null }
      : each,
  )
  return { ...reading.found, requirements }
}

function readInto(reading: Reading, path: string, into: Requirement[], from: Place): void {
  if (reading.seen.has(path)) return
  reading.seen.add(path)
  const text = reading.files.text(path)
  if (text === undefined) {
    reading.found.problems.push({ code: 'include-missing', ...from, reason: `${path} cannot be read` })
    return
  }
  for (const { line, content } of logicalLines(text)) readLine(reading, content, { file: path, line }, into)
}

/** Lines with their continuations joined and their comments gone. */
function* logicalLines(text: string): Generator<{ line: number; content: string }> {
  let joined = ''
  let first = 0
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (joined === '') first = index + 1
    const isComment = /^\s*#/.test(raw)
    if (raw.endsWith('\\') && !isComment) {
      joined += `${raw.slice(0, -1)} `
      continue
    }
    const content = (joined + (isComment ? '' : raw)).replace(/(^|\s)#.*$/, '').trim()
    joined = ''
    if (content) yield { line: first, content }
  }
  if (joined.trim()) yield { line: first, content: joined.trim() }
}

const option = /^(-[A-Za-z]|--[\w-]+)(?:\s*=\s*|\s+|(?<=^-[A-Za-z])(?=\S)|$)(.*)$/
const silent =
  /^--(no-index|pre|prefer-binary|require-hashes|no-binary|only-binary|trusted-host|use-feature|find-links)$|^-f$/

function readLine(reading: Reading, content: string, place: Place, into: Requirement[]): void {
  const [, name, value = ''] = option.exec(content) ?? []
  if (name === undefined) addRequirement(reading, content, { place, into, editable: false })
  else if (/^(-e|--editable)$/.test(name)) addRequirement(reading, value, { place, into, editable: true })
  else if (/^(-r|--requirement)$/.test(name)) include(reading, value, place, into)
  else if (/^(-c|--constraint)$/.test(name)) include(reading, value, place, reading.constraints)
  else if (/^(-i|--index-url|--extra-index-url)$/.test(name))
    reading.found.indexes.push(withoutCredentials(value))
  else if (!silent.test(name))
    reading.found.problems.push({
      code: 'option-unknown',
      ...place,
      reason: `pip has no option ${name} here`,
    })
}

function include(reading: Reading, target: string, place: Place, into: Requirement[]): void {
  if (/^\w+:\/\//.test(target)) {
    const reason = `${withoutCredentials(target)} is not fetched`
    reading.found.problems.push({ code: 'include-missing', ...place, reason })
    return
  }
  const isAbsolute = /^([\\/]|[A-Za-z]:)/.test(target)
  readInto(reading, tidy(isAbsolute ? target : `${parentOf(place.file)}/${target}`), into, place)
}

/** `a/./b/../c` is `a/c`: one file must not have two names. */
function tidy(path: string): string {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '.') continue
    if (step === '..' && steps.length > 0 && !['..', ''].includes(steps.at(-1) as string)) steps.pop()
    else steps.push(step)
  }
  return steps.join('/') || '.'
}

type Target = { place: Place; into: Requirement[]; editable: boolean }

function addRequirement(
  { environment, found }: Reading,
  content: string,
  { place, into, editable }: Target,
): void {
  const hashes = [...content.matchAll(/\s--hash[=\s]+(\w+:[\da-fA-F]+)/g)].map(([, hash = '']) =>
    hash.toLowerCase(),
  )
  const text = content.replace(/\s--\w[\w-]*([=\s].*)?$/s, '').trim()
  const parsed = isAddress(text) ? fromAddress(text) : parseRequirement(text, environment)
  if ('reason' in parsed)
    found.problems.push({ code: 'requirement-invalid', ...place, reason: parsed.reason })
  else into.push({ ...parsed, hashes, editable, ...place })
}

/** An address, a path or an archive, rather than a name; `name @ address` is a name. */
const isAddress = (text: string) =>
  /^(\w[\w+.-]*:\/\/|\.{0,2}[\\/]|\.{1,2}(\[|$)|[A-Za-z]:[\\/])/.test(text) ||
  /^[^\s@=<>~!;]+[\\/][^\s;]*$/.test(text) ||
  /^[^\s@=<>~!;]+\.(whl|zip|tar\.gz)$/.test(text)

function fromAddress(text: string): Omit<Requirement, 'hashes' | 'editable' | 'file' | 'line'> {
  const url = withoutCredentials(text.split(/\s;/)[0] as string)
  const [path = '', fragment = ''] = url.split('#', 2)
  const file = decodeURIComponentSafely(lastOf(path))
  const [, wheelName, wheelVersion] = /^([^-]+)-([^-]+)(?:-[^-]+){3,4}\.whl$/.exec(file) ?? []
  const [, sourceName, sourceVersion] = /^(.+)-([^-]+)\.(?:tar\.gz|zip)$/.exec(file) ?? []
  const [, egg, extras = ''] = /(?:^|&)egg=([\w.-]+)(?:\[([\w,. -]*)\])?/.exec(fragment) ?? []
  const name = egg ?? wheelName ?? sourceName ?? file.replace(/\.git$|\[.*$|@.*$/g, '')
  return {
    name: normalise(name === '' || name === '.' ? 'unnamed' : name),
    extras: extras.split(',').filter(Boolean).map(normalise),
    specifier: '',
    version: wheelVersion ?? sourceVersion ?? null,
    url,
    applies: true,
  }
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
