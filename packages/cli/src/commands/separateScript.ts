// `sentinel run`'s own options apart from the words that belong to the script.

const withValue = new Set(['--data', '--python', '--policy'])

/**
 * Where our own options end: at the first word that is no option of ours, or at `-m` and `-c`, which are Python's.
 * Everything from there on belongs to the script, even `--help`.
 */
export function separateScript(args: string[]): string[] {
  let index = 0
  while (index < args.length && (args[index] as string).startsWith('--') && args[index] !== '--') {
    index += withValue.has(args[index] as string) ? 2 : 1
  }
  const rest = args[index] === '--' ? args.slice(index + 1) : args.slice(index)
  return [...args.slice(0, index), '--', ...rest]
}
