// Lines within brackets, joined: the grammar takes a name on a line of its own, further left than its statement, for a
// dedent (`(os.⏎system)`), and then gives up on the whole file.

/**
 * The text with every newline inside brackets made a space, and comments there blanked, so that offsets stay. Strings keep
 * theirs. Null where no bracket spans lines.
 */
export const withBracketsJoined = (text: string): string | null => {
  const pieces: string[] = []
  let copied = 0
  let depth = 0
  const blank = (from: number, to: number) => {
    pieces.push(text.slice(copied, from), ' '.repeat(to - from))
    copied = to
  }
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] as string
    if (letter === '#') {
      const end = endOfLine(text, at)
      if (depth > 0) blank(at, end)
      at = end - 1
    } else if (letter === '"' || letter === "'") at = endOfString(text, at) - 1
    else if ('([{'.includes(letter)) depth += 1
    else if (')]}'.includes(letter)) depth = Math.max(0, depth - 1)
    else if (letter === '\n' && depth > 0) blank(at, at + 1)
  }
  return pieces.length === 0 ? null : pieces.join('') + text.slice(copied)
}

const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** Behind the closing quotes; at the line's end where a short string is never closed. */
const endOfString = (text: string, at: number): number => {
  const quote = text[at] ?? ''
  const quotes = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote
  for (let place = at + quotes.length; place < text.length; place += 1) {
    if (text[place] === '\\') place += 1
    else if (text.startsWith(quotes, place)) return place + quotes.length
    else if (text[place] === '\n' && quotes.length === 1) return place
  }
  return text.length
}
