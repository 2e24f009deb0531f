// Which switches an interpreter was started with, as far as they decide whether a probe can come in. Follows CPython's own
// getopt (Python/getopt.c): letters may be joined, `-W` and `-X` take a value, `-c` and `-m` end the options.

export type InterpreterFlags = { noSite: boolean; ignoresEnvironment: boolean }

export function interpreterFlags(argv: readonly string[]): InterpreterFlags {
  const { letters } = optionsOf(argv)
  return { noSite: letters.includes('S'), ignoresEnvironment: /[IE]/.test(letters) }
}

/** Where the text after `-c` stands: `argv[index].slice(offset)`; undefined where there is none. */
export const codePlace = (argv: readonly string[]) => optionsOf(argv).code

type Options = { letters: string; code?: { index: number; offset: number } }

const whole = (index: number) => ({ index, offset: 0 })

function optionsOf(argv: readonly string[]): Options {
  let letters = ''
  for (let index = 1; index < argv.length; index++) {
    const word = argv[index] as string
    if (word.length > 2 && word.startsWith('--')) {
      index += Number(word === '--check-hash-based-pycs')
      continue
    }
    if (!/^-[A-Za-z?]/.test(word)) break
    const end = word.slice(1).search(/[cmWX]/)
    const joined = end < 0 ? word.slice(1) : word.slice(1, end + 1)
    letters += joined
    if (end < 0) continue
    const last = word[end + 1] as string
    const isLast = end + 2 === word.length
    if (last === 'c') return { letters, code: isLast ? whole(index + 1) : { index, offset: end + 2 } }
    if (last === 'm') break
    if (isLast) index++
  }
  return { letters }
}
