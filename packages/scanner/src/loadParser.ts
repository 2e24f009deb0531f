// The parser's two wasm binaries that npm installed beside it.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createParser, type PythonParser } from '@sentinel/analysis'

/** For programs that run from the workspace. A bundled program passes its own bytes to `createParser`. */
export const loadParser = async (): Promise<PythonParser> => {
  const { resolve } = createRequire(import.meta.url)
  const [runtime, grammar] = await Promise.all([
    readFile(resolve('web-tree-sitter/web-tree-sitter.wasm')),
    readFile(resolve('tree-sitter-python/tree-sitter-python.wasm')),
  ])
  return createParser({ runtime, grammar })
}
