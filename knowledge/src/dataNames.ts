// What the probe knows of columns' names, made from dataClasses/: a Python module of one table.
import type { LoadedKnowledge } from './loadKnowledge.ts'

/** The text of `probe/src/sentinel_probe/observers/data_names.py`. A phrase belongs to one class: throws where two claim it. */
export function dataNames(classes: LoadedKnowledge['dataClasses']): string {
  const rows = classes.flatMap(({ id, names, wholeNames }) => [
    ...names.map((name) => [name, id, 'False'] as const),
    ...wholeNames.map((name) => [name, id, 'True'] as const),
  ])
  const phrases = rows.map(([name]) => name)
  const twice = phrases.find((name, index) => phrases.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`two classes of data claim columns named ${twice}`)
  const lines = rows.toSorted().map(([name, id, whole]) => `    '${name}': ('${id}', ${whole}),\n`)
  return [
    '# Made from knowledge/dataClasses: what columns are called that hold data of a class.\n\n',
    '# A phrase: (class, whether it has to be the whole name).\n',
    `NAMES = {\n${lines.join('')}}\n`,
  ].join('')
}
