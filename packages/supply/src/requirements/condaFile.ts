// environment.yml of conda: packages of conda's own, and below `pip` what pip is to put in beside them.

import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { MarkerEnvironment } from './marker.ts'
import { type Dependencies, noDependencies, parseRequirement } from './requirement.ts'

/** `channel::name=1.2=build`, `name==1.2`, `name >=1`, `name[version='1.2']`. */
const spec = /^(?:[\w./-]+::)?([\w.-]+)\s*(?:\[version=['"]?([^'"\]]+)['"]?\])?\s*(.*)$/

/** Throws the YAML library's error where the text is none. */
export function readCondaFile(file: string, text: string, environment: MarkerEnvironment): Dependencies {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter })
  const [fault] = document.errors
  if (fault) throw fault
  const found = noDependencies()
  const listed = document.get('dependencies')
  for (const item of isSeq(listed) ? listed.items : []) {
    const nested = isMap(item) ? item.get('pip') : undefined
    const texts = isScalar(item) ? [item] : isSeq(nested) ? nested.items.filter(isScalar) : []
    for (const each of texts) {
      const line = each.range ? lineCounter.linePos(each.range[0]).line : 1
      if (isScalar(item)) fromConda(found, String(each.value), { file, line })
      else fromPip(found, String(each.value), { file, line, environment })
    }
  }
  return found
}

type Place = { file: string; line: number }

function fromConda(found: Dependencies, written: string, place: Place): void {
  const [, name, bracketed, rest = ''] = spec.exec(written) ?? []
  if (name === undefined) {
    found.problems.push({ code: 'requirement-invalid', ...place, reason: `${written} names no package` })
    return
  }
  const specifier = (bracketed ?? rest).trim()
  const [, exact] = /^={0,2}\s*(\d[\w.!+-]*?)(?:=[\w.*-]+)?$/.exec(specifier) ?? []
  const version = exact ?? null
  const asked = { extras: [], specifier, version, url: null, editable: false, hashes: [], applies: true }
  found.requirements.push({ ecosystem: 'conda', name: name.toLowerCase(), ...asked, ...place })
}

function fromPip(
  found: Dependencies,
  written: string,
  { environment, ...place }: Place & { environment: MarkerEnvironment },
): void {
  const parsed = parseRequirement(written, environment)
  if ('reason' in parsed)
    found.problems.push({ code: 'requirement-invalid', ...place, reason: parsed.reason })
  else found.requirements.push({ ...parsed, hashes: [], editable: false, ...place })
}
