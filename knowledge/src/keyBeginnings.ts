// How the keys of a format begin, read from its pattern: what the probe's matcher looks for before any pattern runs.

const most = 160
const longest = 24
const least = 3
const widest = 32

type Atom = { letters: string[] } | { options: Atom[][] } | 'end'

/**
 * Every beginning of a text that `pattern` matches, each of at least three letters; null where the pattern does not
 * begin at a word's border, or begins with what has no few beginnings. Knows the forms that the formats use: letters,
 * classes, groups, alternatives; it stops at anything else.
 */
export function keyBeginnings(pattern: string): string[] | null {
  if (!pattern.startsWith('\\b')) return null
  const reader = { text: pattern.slice(2), at: 0 }
  const found = expand({ options: alternatives(reader) })
  const all = [...new Set(found.map(({ text }) => text.slice(0, longest)))]
  const texts = all.filter((text) => !all.some((other) => other !== text && text.startsWith(other)))
  return texts.length <= most && texts.every((text) => text.length >= least) ? texts : null
}

type Reader = { text: string; at: number }

function alternatives(reader: Reader): Atom[][] {
  const options: Atom[][] = [[]]
  while (reader.at < reader.text.length && reader.text[reader.at] !== ')') {
    if (reader.text[reader.at] === '|') {
      reader.at++
      options.push([])
    } else options.at(-1)?.push(...atom(reader))
  }
  reader.at++
  return options
}

function atom(reader: Reader): Atom[] {
  const one = single(reader)
  const [all = '', min] = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})/.exec(reader.text.slice(reader.at)) ?? []
  reader.at += all.length
  if (all === '') return [one]
  return all === '?' || all === '*' || min === '0' ? ['end'] : [one, 'end']
}

function single(reader: Reader): Atom {
  const rest = reader.text.slice(reader.at)
  const group = /^\((\?:)?(?!\?)/.exec(rest)
  if (group) {
    reader.at += group[0].length
    return { options: alternatives(reader) }
  }
  const set = /^\[((?:[^\]\\]|\\.)+)\]/.exec(rest)
  if (set) {
    reader.at += set[0].length
    return lettersOf(set[1] as string)
  }
  reader.at += rest.startsWith('\\') ? 2 : 1
  if (rest.startsWith('\\d')) return lettersOf('0-9')
  if (/^(\\[bwsBWSD]|[.^$])/.test(rest)) return 'end'
  if (rest.startsWith('(')) {
    reader.at = reader.text.length // a look-around or a flag
    return 'end'
  }
  return { letters: [rest.startsWith('\\') ? (rest[1] as string) : (rest[0] as string)] }
}

function lettersOf(set: string): Atom {
  const letters: string[] = []
  for (const [, from, to, one] of set.replaceAll('\\d', '0-9').matchAll(/([^\\])-([^\\])|\\?(.)/g))
    if (one !== undefined) letters.push(one)
    else
      for (let code = (from as string).charCodeAt(0); code <= (to as string).charCodeAt(0); code++)
        letters.push(String.fromCharCode(code))
  return set.startsWith('^') || letters.length > widest ? 'end' : { letters }
}

const isClass = (atom: Atom): boolean => atom !== 'end' && 'letters' in atom

type Beginning = { text: string; open: boolean }

function expand(atom: Atom): Beginning[] {
  if (atom === 'end') return [{ text: '', open: false }]
  if ('letters' in atom) return atom.letters.map((text) => ({ text, open: true }))
  return atom.options.flatMap((sequence) => {
    let found: Beginning[] = [{ text: '', open: true }]
    for (const next of sequence) {
      const more = expand(next)
      if (found.length * more.length > most) return found.map(({ text }) => ({ text, open: false }))
      found = found.flatMap((one) => {
        if (!one.open || (more.length > 1 && one.text.length >= least && isClass(next)))
          return [{ ...one, open: false }]
        return more.map(({ text, open }) => ({ text: one.text + text, open }))
      })
    }
    return found
  })
}
