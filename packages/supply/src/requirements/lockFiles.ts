// Lock files, which name every package at one version: poetry.lock, pdm.lock, uv.lock, pylock.toml (PEP 751) and Pipfile.lock.

import { parse } from 'smol-toml'
import { withoutCredentials } from '../environments/origin.ts'
import { normalise } from '../names/packageName.ts'
import type { MarkerEnvironment } from './marker.ts'
import { type Dependencies, judgeMarker, noDependencies, type Requirement } from './requirement.ts'
import { asList, asTable, asText, linesOfNames, type Table } from './tables.ts'

/** `[[package]]` of poetry, pdm and uv, `[[packages]]` of pylock. */
export function readTomlLock(file: string, text: string, environment: MarkerEnvironment): Dependencies {
  const found = noDependencies()
  const lock = asTable(parse(text))
  const lines = linesOfNames(text)
  for (const entry of asList(lock.package ?? lock.packages).map(asTable)) {
    const name = asText(entry.name)
    if (!name) {
      found.problems.push({ code: 'requirement-invalid', file, line: 1, reason: 'an entry has no name' })
      continue
    }
    found.requirements.push({
      ...locked(entry, environment),
      name: normalise(name),
      file,
      line: lines.get(name) ?? 1,
    })
  }
  return found
}

type Locked = Omit<Requirement, 'name' | 'file' | 'line'>

function locked(entry: Table, environment: MarkerEnvironment): Locked {
  const version = asText(entry.version) ?? null
  const source = asTable(entry.source)
  const editable =
    asText(source.editable) ??
    (asTable(entry.directory).editable ? asText(asTable(entry.directory).path) : undefined)
  const url = editable ?? urlOf(entry, source)
  return {
    extras: [],
    specifier: version === null ? '' : `==${version}`,
    version,
    url: url === undefined ? null : withoutCredentials(url),
    editable: editable !== undefined,
    hashes: hashesOf(entry),
    applies: judgeMarker(markerOf(entry), environment) ?? true,
  }
}

/** Poetry writes markers as one text or as a table by group; of a table none rules the package out alone. */
const markerOf = (entry: Table) => asText(entry.marker) ?? asText(entry.markers) ?? ''

/** Where a package comes from an address, a repository or a folder. An index is none of these. */
function urlOf(entry: Table, source: Table): string | undefined {
  const isIndex = asText(source.type) === 'legacy' || source.registry !== undefined
  const places = isIndex ? [] : [source.git, source.url, source.path, source.directory, source.virtual]
  const more = [asTable(entry.vcs).url, asTable(entry.archive).url, asTable(entry.directory).path]
  return [...places, ...more].map(asText).find((each) => each !== undefined)
}

function hashesOf(entry: Table): string[] {
  const artefacts = [entry.sdist, entry.archive, ...asList(entry.files), ...asList(entry.wheels)].map(asTable)
  return artefacts.flatMap(({ hash, hashes }) => {
    const one = asText(hash)
    if (one) return [one]
    return Object.entries(asTable(hashes)).flatMap(([algorithm, digest]) => `${algorithm}:${asText(digest)}`)
  })
}

/** `default` and `develop` of a Pipfile.lock. */
export function readPipfileLock(file: string, text: string, environment: MarkerEnvironment): Dependencies {
  const found = noDependencies()
  const lock = asTable(JSON.parse(text))
  const lines = linesOfNames(text)
  for (const group of ['default', 'develop'])
    for (const [name, value] of Object.entries(asTable(lock[group]))) {
      const entry = asTable(value)
      const specifier = asText(entry.version) ?? ''
      const url = [entry.git, entry.file, entry.path].map(asText).find((each) => each !== undefined)
      found.requirements.push({
        name: normalise(name),
        extras: asList(entry.extras).flatMap((each) => asText(each) ?? []),
        specifier,
        version: /^={2,3}(?!.*\*)(.+)$/.exec(specifier)?.[1] ?? null,
        url: url === undefined ? null : withoutCredentials(url),
        editable: entry.editable === true,
        hashes: asList(entry.hashes).flatMap((each) => asText(each) ?? []),
        applies: judgeMarker(asText(entry.markers) ?? '', environment) ?? true,
        file,
        line: lines.get(name) ?? 1,
      })
    }
  const sources = asList(asTable(lock._meta).sources).map(asTable)
  found.indexes.push(...sources.flatMap(({ url }) => asText(url) ?? []).map(withoutCredentials))
  return found
}
