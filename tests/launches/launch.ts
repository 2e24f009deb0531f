// A way to start Python, as data: what is written into its folder, what is called, and what must be seen of it.

import type { UnwatchedCause } from '@sentinel/contract'

/** `{python}`, `{bin}` and `{folder}` stand for the interpreter, the folder it is in, and the launch's own. */
export type Launch = {
  name: string
  /** Of the folder, which is also the working directory. */
  files?: Record<string, string>
  argv: string[]
  /** Instead of the usual few variables. */
  env?: Record<string, string>
  input?: string
  /** First version that knows it. */
  since?: number
  /** How many processes note themselves. */
  notes: number
  /** No probe can be there, and that is why. */
  cause?: UnwatchedCause
}

/** One line of Python, on every version: the process tells who it is and who started it. */
export const note =
  'import os; note = lambda parent=None: open("{folder}/notes", "a").write("%d %d\\n" % (os.getpid(), parent or os.getppid())); note()'

/** The same as a function alone, for processes that share their program's text with another. */
export const defineNote = note.slice(0, note.lastIndexOf(';'))
