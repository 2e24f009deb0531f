// pyproject.toml: PEP 621 dependencies and extras, PEP 735 groups, what the build itself needs, and Poetry's own tables.

import { parse } from 'smol-toml'
import { withoutCredentials } from '../environments/origin.ts'
import { normalise } from '../names/packageName.ts'
import { parseClauses, pinOf } from '../versions/specifier.ts'
import type { MarkerEnvironment } from './marker.ts'
import { type Dependencies, noDependencies, parseRequirement } from './requirement.ts'
import { asList, asTable, asText, type Table } from './tables.ts'

/** Throws the TOML library's error where the text is no TOML. */
export function readPyproject(file: string, text: string, environment: MarkerEnvironment): Dependencies {
  const found = noDependencies()
  const project = asTable(parse(text))
  const lines = text.split('\n')
  for (const written of standardTexts(project)) {
    const line = lines.findIndex((each) => each.includes(written)) + 1 || 1
    const parsed = parseRequirement(written, environment)
    if ('reason' in parsed)
      found.problems.push({ code: 'requirement-invalid', file, line, reason: parsed.reason })
    else found.requirements.push({ ...parsed, hashes: [], editable: false, file, line })
  }
  for (const [name, wanted] of poetryEntries(project)) {
    const line = lines.findIndex((each) => each.trimStart().startsWith(name)) + 1 || 1
    found.requirements.push({ ...fromPoetry(name, wanted), file, line })
  }
  return found
}

function standardTexts(project: Table): string[] {
  const { dependencies, 'optional-dependencies': extras } = asTable(project.project)
  const tool = asTable(project.tool)
  const ofPdm = Object.values(asTable(asTable(tool.pdm)['dev-dependencies']))
  const ofUv = asTable(tool.uv)['dev-dependencies']
  const named = [extras, project['dependency-groups']].flatMap((each) => Object.values(asTable(each)))
  const groups = [...named, ...ofPdm, ofUv]
  const all = [dependencies, asTable(project['build-system']).requires, ...groups].flatMap(asList)
  // A group may include another by a table: that one is read for itself.
  return all.flatMap((each) => asText(each) ?? [])
}

/** Pipenv writes what it is asked for as Poetry does. */
export function readPipfile(file: string, text: string): Dependencies {
  const found = noDependencies()
  const asked = asTable(parse(text))
  const lines = text.split('\n')
  for (const [group, table] of Object.entries(asked))
    if (!['source', 'requires', 'scripts', 'pipenv'].includes(group))
      for (const [name, wanted] of Object.entries(asTable(table))) {
        const line = lines.findIndex((each) => each.trimStart().replace(/^"/, '').startsWith(name)) + 1 || 1
        const whole = asTable(wanted)
        const editable = whole.editable === true
        found.requirements.push({ ...fromPoetry(name, wanted), editable, file, line })
      }
  const sources = asList(asked.source).map(asTable)
  found.indexes.push(...sources.flatMap(({ url }) => asText(url) ?? []).map(withoutCredentials))
  return found
}

function poetryEntries(project: Table): [string, unknown][] {
  const poetry = asTable(asTable(project.tool).poetry)
  const groups = Object.values(asTable(poetry.group)).map((group) => asTable(group).dependencies)
  const tables = [poetry.dependencies, poetry['dev-dependencies'], ...groups].map(asTable)
  return tables.flatMap((table) => Object.entries(table)).filter(([name]) => name !== 'python')
}

/** Poetry's `^1.2` and bare `1.2` name ranges and exact versions that PEP 440 writes otherwise. */
function fromPoetry(name: string, wanted: unknown) {
  const table = asTable(wanted)
  const specifier = (asText(wanted) ?? asText(table.version) ?? '').trim()
  const exact = /^\d[\w.!+-]*$/.test(specifier) ? `==${specifier}` : specifier
  const clauses = parseClauses(exact)
  const url = [table.git, table.url, table.path].map(asText).find((each) => each !== undefined) ?? null
  return {
    name: normalise(name),
    extras: asList(table.extras).flatMap((each) => asText(each) ?? []),
    specifier: specifier === '*' ? '' : specifier,
    version: clauses ? pinOf(clauses) : null,
    url,
    editable: table.develop === true,
    hashes: [],
    applies: true,
  }
}
