// setup.cfg and setup.py: what setuptools is told in words. Nothing is run: what a program computes is told as not known.

import type { MarkerEnvironment } from './marker.ts'
import { type Dependencies, noDependencies, parseRequirement } from './requirement.ts'

const keys = ['install_requires', 'setup_requires', 'tests_require', 'extras_require']
type Written = { text: string; line: number }

/** `[options]` and `[options.extras_require]` of setup.cfg: one requirement a line, below its key or behind it. */
export function readSetupCfg(file: string, text: string, environment: MarkerEnvironment): Dependencies {
  const found = noDependencies()
  let section = ''
  let key = ''
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.replace(/(^|\s)[#;]\s.*$|^[#;].*$/, '').trimEnd()
    if (line.trim() === '') continue
    const [, named] = /^\[([^\]]+)\]/.exec(line) ?? []
    const [, begun, rest] = /^([^\s=:][^=:]*?)\s*[=:]\s*(.*)$/.exec(line) ?? []
    if (named !== undefined) section = named.trim()
    else if (begun !== undefined) key = begun
    const isAsked =
      section === 'options.extras_require' || (section === 'options' && keys.slice(0, 3).includes(key))
    const written = named !== undefined ? '' : begun !== undefined ? (rest as string) : line.trim()
    if (isAsked && written !== '') add(found, { file, environment }, { text: written, line: index + 1 })
  }
  return found
}

/** The lists and tables of texts that setup() is given, or that a name given to it stands for. */
export function readSetupPy(file: string, text: string, environment: MarkerEnvironment): Dependencies {
  const found = noDependencies()
  for (const key of keys)
    for (const match of text.matchAll(new RegExp(`\\b${key}['"]?\\s*[=:](?!=)\\s*`, 'g'))) {
      const at = match.index + match[0].length
      const start = literalAt(text, at)
      const line = lineOf(text, match.index)
      if (start === undefined) {
        const reason = `${key} is computed: what it asks for is not known without running it`
        found.problems.push({ code: 'requirement-invalid', file, line, reason })
      } else for (const each of textsIn(text, start)) add(found, { file, environment }, each)
    }
  return found
}

type Where = { file: string; environment: MarkerEnvironment }

function add(found: Dependencies, { file, environment }: Where, { text, line }: Written): void {
  const parsed = parseRequirement(text, environment)
  if ('reason' in parsed)
    found.problems.push({ code: 'requirement-invalid', file, line, reason: parsed.reason })
  else found.requirements.push({ ...parsed, hashes: [], editable: false, file, line })
}

const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length

/** Where a list, tuple, table or text begins: here, or where the name that stands here is given one. */
function literalAt(text: string, at: number): number | undefined {
  if (/[[({'"]/.test(text[at] ?? '')) return at
  const [name] = /^[A-Za-z_]\w*(?=\s*[,)\n])/.exec(text.slice(at, at + 200)) ?? []
  if (name === undefined) return undefined
  const given = new RegExp(`^${name}\\s*(?::[^=\\n]+)?=\\s*(?=[[({'"])`, 'm').exec(text)
  return given ? given.index + given[0].length : undefined
}

const token =
  /#[^\n]*|[rRuUbB]{0,2}(?:"""([\s\S]*?)"""|'''([\s\S]*?)'''|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')|[[\](){}]/g

/** The texts of one literal up to its closing bracket; those before a colon are a table's keys. */
function textsIn(text: string, start: number): Written[] {
  const texts: Written[] = []
  let depth = 0
  token.lastIndex = start
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const [whole, ...forms] = found
    const said = forms.find((each) => each !== undefined)
    if (/^[[({]$/.test(whole)) depth++
    else if (/^[\])}]$/.test(whole)) depth--
    else if (said !== undefined && !/^\s*:/.test(text.slice(token.lastIndex, token.lastIndex + 20)))
      for (const each of said.split('\n').filter((one) => one.trim() !== ''))
        texts.push({ text: each.replace(/\\(.)/g, '$1').trim(), line: lineOf(text, found.index) })
    if (depth <= 0 && !whole.startsWith('#')) break
  }
  return texts
}
