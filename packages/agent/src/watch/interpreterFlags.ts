// Which switches an interpreter was started with, as far as they decide whether a probe can come in. Follows CPython's own
// getopt (Python/getopt.c): letters may be joined, `-W` and `-X` take a value, `-c` and `-m` end the options.

export type InterpreterFlags = { noSite: boolean; ignoresEnvironment: boolean }

export function interpreterFlags(argv: readonly string[]): InterpreterFlags {
  const letters = lettersOf(argv)
  return { noSite: letters.includes('S'), ignoresEnvironment: /[IE]/.test(letters) }
}

function lettersOf(argv: readonly string[]): string {
  let letters = ''
  for (let index = 1; index < argv.length; index++) {
    const word = argv[index] as string
    if (word === '--check-hash-based-pycs') index++
    if (word.startsWith('--') && word.length > 2) continue
    if (!/^-[A-Za-z?]/.test(word)) break
    const end = word.slice(1).search(/[cmWX]/)
    const joined = end < 0 ? word.slice(1) : word.slice(1, end + 1)
    letters += joined
    if (end < 0) continue
    const last = word[end + 1] as string
    if (last === 'c' || last === 'm') break
    if (end + 2 === word.length) index++
  }
  return letters
}
