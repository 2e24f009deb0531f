// The `observe:` sections of all libraries as the Python file that the probe loads at the first import.

import { loadDestinations } from './destinations.ts'
import { type LoadedKnowledge, loadKnowledge } from './loadKnowledge.ts'

const head = `# Which functions of which modules are watched, and by which shape: see watch.py.
#
# Written by knowledge/src/compileObservers.ts from knowledge/libraries/*.yaml: change those. A module's text has a line
# for each entry, its parts between tabs: calls, shape, role, parameters.

`

export type ObserverKnowledge = {
  libraries: LoadedKnowledge['libraries']
  /** Hosts of AI models, each with its provider's name. */
  providers: ReadonlyMap<string, string>
}

/** Throws where a text holds what separates texts. */
export function observerTable({ libraries, providers }: ObserverKnowledge): string {
  const modules = new Map<string, string[]>()
  for (const entry of libraries.flatMap(({ observe }) => observe))
    for (const module of entry.module) modules.set(module, [...(modules.get(module) ?? []), lineOf(entry)])
  const rows = [...modules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([module, lines]) => row(module, lines))
  const hosts = [...providers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([host, name]) => `${host}=${name}`)
  return `${head}MODULES = {\n${rows.join('')}}\n\n# Hosts that answer as an AI model.\nPROVIDERS = (\n${text(hosts, '    ')})\n`
}

type Entry = LoadedKnowledge['libraries'][number]['observe'][number]

function lineOf({ calls, shape, as, with: given }: Entry): string {
  const parts = [
    calls.join(' '),
    shape,
    as,
    ...Object.entries(given).map(([name, value]) => `${name}=${value}`),
  ]
  const bad = parts.find((part) => /[\t\n'\\]/.test(part))
  if (bad) throw new Error(`an observer cannot hold ${JSON.stringify(bad)}`)
  return parts.join('\\t')
}

const row = (module: string, lines: string[]): string =>
  `    '${module}': (\n${text(lines, '        ')}    ),\n`

/** Lines as one Python text over as many lines. */
const text = (lines: string[], indent: string): string =>
  lines.map((line, index) => `${indent}'${line}${index < lines.length - 1 ? '\\n' : ''}'\n`).join('')

/** What the table is made of. */
export const observerKnowledge = (): ObserverKnowledge => ({
  libraries: loadKnowledge().libraries,
  providers: new Map(
    [...loadDestinations().byHost].flatMap(([host, { kind, name }]) =>
      kind === 'model' ? [[host, name]] : [],
    ),
  ),
})
