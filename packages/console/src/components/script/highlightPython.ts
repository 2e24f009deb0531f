// Python text as runs of one look each, line by line: enough for the eye, no grammar. Pure.

export type Look = 'plain' | 'word' | 'text' | 'comment' | 'number' | 'name'
export type Token = { look: Look; text: string }

const keywords =
  'False|None|True|and|as|assert|async|await|break|case|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|match|nonlocal|not|or|pass|raise|return|try|while|with|yield'

/** Order matters: what may hold anything (strings, comments) comes before what is found inside of them. */
const pattern = new RegExp(
  [
    `(?<text>\\b[rbfuRBFU]{0,2}(?:"""[\\s\\S]*?(?:"""|$)|'''[\\s\\S]*?(?:'''|$))|\\b[rbfuRBFU]{0,2}(?:"(?:\\\\.|[^"\\\\\\n])*"?|'(?:\\\\.|[^'\\\\\\n])*'?)|"""[\\s\\S]*?(?:"""|$)|'''[\\s\\S]*?(?:'''|$)|"(?:\\\\.|[^"\\\\\\n])*"?|'(?:\\\\.|[^'\\\\\\n])*'?)`,
    '(?<comment>#[^\\n]*)',
    '(?<name>(?<=\\b(?:def|class)[ \\t]+)\\w+|@[\\w.]+)',
    `(?<word>\\b(?:${keywords})\\b)`,
    '(?<number>\\b\\d[\\w.]*)',
  ].join('|'),
  'g',
)

/** One list of tokens per line; together they are the text, nothing added, nothing lost. */
export function highlightPython(text: string): Token[][] {
  const lines: Token[][] = [[]]
  let end = 0
  for (const match of text.matchAll(pattern)) {
    add(lines, 'plain', text.slice(end, match.index))
    add(lines, lookOf(match), match[0])
    end = match.index + match[0].length
  }
  add(lines, 'plain', text.slice(end))
  return lines
}

const lookOf = ({ groups = {} }: RegExpMatchArray) =>
  (Object.keys(groups).find((name) => groups[name] !== undefined) ?? 'plain') as Look

function add(lines: Token[][], look: Look, text: string): void {
  for (const [i, part] of text.split('\n').entries()) {
    if (i > 0) lines.push([])
    if (part) lines.at(-1)?.push({ look, text: part })
  }
}
