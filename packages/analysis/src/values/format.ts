// String formatting: `%`, `str.format` and `join`, over pieces that may be unknown.
import { concatenate, partsOf } from './text.ts'
import { SOME_NUMBER, type Value } from './value.ts'

type Part = string | Value

const CONVERSION = /%(?:\((\w+)\))?[-#0 +]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[hlL]?([diouxXeEfFgGcrsab%])/g

/** `template % values`; `named` gives what `%(name)s` stands for. */
export const formatPercent = (
  template: string,
  values: readonly Value[],
  named: (name: string) => Value | null,
): Value | null => {
  const parts: Part[] = []
  let at = 0
  let next = 0
  for (const match of template.matchAll(CONVERSION)) {
    parts.push(template.slice(at, match.index))
    at = match.index + match[0].length
    const [, name, type] = match
    if (type === '%') parts.push('%')
    else {
      const value = name ? named(name) : values[next]
      if (!value) return null
      if (!name) next += 1
      parts.push(...converted(value, type ?? 's'))
    }
  }
  return concatenate([...parts, template.slice(at)])
}

/** A number format makes text harmless: nothing but digits comes out. */
const converted = (value: Value, type: string): readonly Part[] => {
  const [known] = value.atoms
  if ((type === 'x' || type === 'X' || type === 'o') && known?.kind === 'num') {
    const digits = known.value.toString(type === 'o' ? 8 : 16)
    return [type === 'X' ? digits.toUpperCase() : digits]
  }
  if ('diouxXeEfFgG'.includes(type) && partsOf(value).some((part) => typeof part !== 'string'))
    return [SOME_NUMBER]
  if (type === 'c') {
    const [atom] = value.atoms
    if (atom?.kind === 'num') return [String.fromCharCode(Number(atom.value))]
  }
  return partsOf(value)
}

const FIELD = /\{\{|\}\}|\{([^{}:!]*)(![rsa])?(:[^{}]*)?\}/g

/** `template.format(*values, **named)`; `inside` gives what a field as `0[name]` finds within its argument. */
export const formatBraces = (
  template: string,
  values: readonly Value[],
  named: (name: string) => Value | null,
  inside: (value: Value, path: string) => Value | null = () => null,
): Value | null => {
  const parts: Part[] = []
  let at = 0
  let next = 0
  for (const match of template.matchAll(FIELD)) {
    parts.push(template.slice(at, match.index))
    at = match.index + match[0].length
    const written = match[1]
    if (written === undefined) {
      parts.push(match[0][0] as string)
      continue
    }
    const name = /^\w*/.exec(written)?.[0] ?? ''
    const value = /^\d*$/.test(name) ? values[name === '' ? next : Number(name)] : named(name)
    if (name === '') next += 1
    if (!value) return null
    const found = name.length === written.length ? value : inside(value, written.slice(name.length))
    parts.push(...fieldParts(found ?? value, found !== null, match[3] ?? ''))
  }
  return concatenate([...parts, template.slice(at)])
}

/** A field that looks inside its argument (`{0.name}`, `{0[1]}`) is only known by its taint. */
const fieldParts = (value: Value, isWhole: boolean, spec: string): readonly Part[] => {
  if (/^:?c$/.test(spec)) return converted(value, 'c')
  if (/[dxXobeEfFgGn%]$/.test(spec)) return converted(value, 'd')
  return isWhole ? partsOf(value) : [{ atoms: [], taints: value.taints }]
}

export const joinWith = (separator: Value, items: readonly Value[]): Value => {
  const glue = partsOf(separator)
  return concatenate(
    items.flatMap((item, place) => (place === 0 ? partsOf(item) : [...glue, ...partsOf(item)])),
  )
}
