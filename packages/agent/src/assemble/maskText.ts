// Masks what looks like a secret or personal number in script text before an excerpt leaves the endpoint. It would rather
// hide too much: an excerpt is there to recognise a script, not to read it.

const mask = '***'

const privateKey = /-----BEGIN [A-Z ]+-----[\s\S]*?(-----END [A-Z ]+-----|$)/g

/** Key formats are those that their providers document. */
const patterns: readonly [RegExp, string][] = [
  [/\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{12,}/g, mask],
  [
    /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|hf_|AKIA|ASIA|AIza|ya29\.|SG\.)[A-Za-z0-9_.-]{10,}/g,
    mask,
  ],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?/g, mask],
  [/([a-z][a-z0-9+.-]*:\/\/)[^\s/'"@]+@/gi, `$1${mask}@`],
  [/\b(bearer|basic)\s+[A-Za-z0-9+/_.=-]{8,}/gi, `$1 ${mask}`],
  // password = "…", 'api_key': "…", token="…"
  [
    /((?:pass(?:word|wd|phrase)?|pwd|senha|secret|token|api_?key|apikey|auth|credential|private_?key|access_?key|\bkey)\w*['"]?\s*[:=]\s*\(?\s*[rbfu]{0,2})(['"]).*?\2/gi,
    `$1$2${mask}$2`,
  ],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, mask],
  // National and card numbers: eleven digits and more, however they are grouped; and CPF, CNPJ, SSN as people write them.
  [/\b\d(?:[ .\-/]?\d){10,}\b/g, mask],
  [/\b\d{3}-\d{2}-\d{4}\b/g, mask],
]

/** Words of 20 and more characters that no language would make: keys without a prefix of their own. */
const longWord = /[A-Za-z0-9+/_=-]{20,}/g
const bitsPerCharacter = 3.7
/** Where most parts between slashes are such, it is a path and no base64: `cache/tests/0b357b39814d474d/bin/python`. */
const plainWord = /^[A-Z]?[a-z_-]{2,}\d{0,3}$/

/** A secret written in pieces: `token = "***" + "rest"`, or one literal behind the other. */
const nextPiece = /(["'])\*\*\*\1(\s*\+?\s*\\?\s*)[rbfuRBFU]{0,2}(["'])(?!\*\*\*)[^"'\n]*\3/g
/** … or in a list that is joined. */
const joinedPieces =
  /((?:pass(?:word|wd|phrase)?|pwd|senha|secret|token|api_?key|auth|credential|private_?key|access_?key)\w*\s*=\s*[rbfu]{0,2}(["']).{0,8}?\2\.join\()([^)\n]*)\)/gi
const mostPieces = 16

/** Quoted text of 12 and more letters that changes between small, capital and digits as no word does. */
const quotedWord = /(["'])([A-Za-z0-9+/_-]{12,})\1/g
const changes = (word: string) =>
  (word.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[a-z0-9])|\d(?=[A-Za-z])/g) ?? []).length

function withoutPieces(text: string): string {
  let left = text.replace(
    joinedPieces,
    (_all, start: string, _quote: string, pieces: string) =>
      `${start}${pieces.replace(/(["'])[^"']*\1/g, `$1${mask}$1`)})`,
  )
  for (let round = 0; round < mostPieces; round++) {
    const next = left.replace(nextPiece, `$1${mask}$1$2$3${mask}$3`)
    if (next === left) break
    left = next
  }
  return left.replace(quotedWord, (all, quote: string, word: string) =>
    /\d/.test(word) && changes(word) >= 6 ? `${quote}${mask}${quote}` : all,
  )
}

export function maskText(text: string): string {
  // Line by line within a key, so that line numbers stay those of the script.
  const keyless = text.replace(privateKey, (key) => key.replace(/[^\n]+/g, mask))
  const masked = withoutPieces(patterns.reduce((left, [pattern, by]) => left.replace(pattern, by), keyless))
  return masked.replace(longWord, (word) => {
    const parts = word.split('/')
    const isPath = parts.length > 1 && parts.filter((part) => plainWord.test(part)).length * 2 > parts.length
    return isPath
      ? parts.map((part) => (part.length < 20 ? part : unlessRandom(part))).join('/')
      : unlessRandom(word)
  })
}

const unlessRandom = (word: string) => (/\d/.test(word) && entropy(word) > bitsPerCharacter ? mask : word)

/** Shannon entropy in bits per character. */
function entropy(word: string): number {
  const counts = new Map<string, number>()
  for (const character of word) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...counts.values()].reduce(
    (bits, count) => bits - (count / word.length) * Math.log2(count / word.length),
    0,
  )
}
