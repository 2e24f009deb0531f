// The command line of a process that no probe told of, as evidence may hold it: without code, without secrets.

import { maskText } from '../assemble/maskText.ts'
import { codePlace } from './interpreterFlags.ts'

const limits = { words: 64, wordLength: 400 } as const
const mask = '***'

const secretName =
  /pass(word|wd|phrase)|secret|senha|token(?!s|ize)|api_?key|access_?key|private_?key|credential|auth(?!or)|signature|cookie|bearer|(^|_)(pwd|pass|pw|key|pat|sas)(_|$)/
const isSecretName = (name: string) =>
  secretName.test(name.replace(/^-+/, '').toLowerCase().replaceAll('-', '_'))

/** `--password X` hides the next word, `--password=X` its own end, `-c` its code; the rest is masked word by word. */
export function commandWords(argv: readonly string[]): string[] {
  const code = codePlace(argv)
  let hides = false
  const shown = (word: string, index: number) => {
    if (index === code?.index) return `${word.slice(0, code.offset)}<code>`
    const hidden = hides && !word.startsWith('--')
    hides = /^-[^=\s]*$/.test(word) && isSecretName(word)
    if (hidden) return mask
    const [name = '', value] = word.split(/=(.*)/s)
    if (value !== undefined && isSecretName(name)) return `${name}=${mask}`
    return maskText(word)
  }
  return argv.slice(0, limits.words).map((word, index) => shown(word, index).slice(0, limits.wordLength))
}
