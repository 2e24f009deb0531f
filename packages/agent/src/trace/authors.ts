// Scripts that an AI tool wrote under our eyes: the tool is a Run itself, and the file is one that it opened to write.

import { z } from 'zod'
import type { Kept } from '../keptJson.ts'

export type Author = { name: string; run: string }
export type Authors = {
  wrote(path: string, author: Author): void
  of(path: string): Author | undefined
}

export const keptAuthors = z.array(z.tuple([z.string(), z.object({ name: z.string(), run: z.string() })]))

/** The oldest go. */
const most = 2048
const script = /\.(pyw?|ipynb)$/i

export function createAuthors(kept: Kept<z.infer<typeof keptAuthors>>): Authors {
  const known = new Map(kept.read() ?? [])
  return {
    wrote(path, author) {
      if (!script.test(path) || known.get(path)?.run === author.run) return
      known.delete(path)
      known.set(path, author)
      const [oldest] = known.keys()
      if (known.size > most && oldest !== undefined) known.delete(oldest)
      kept.write([...known])
    },
    of: (path) => known.get(path),
  }
}
