// The parser with the two wasm binaries that npm installed beside it.
import { readFile } from 'node:fs/promises'
import type { PythonParser } from '@sentinel/analysis'
import { parserFiles } from './parserFiles.ts'

/**
 * For programs that run from the workspace. A bundled program passes its own bytes to `createParser`. The engine is loaded
 * here and not before: who only asks a pool, or for the engine's version, is spared its 30 MB.
 */
export const loadParser = async (): Promise<PythonParser> => {
  const { runtime, grammar } = parserFiles()
  const [{ createParser }, ...binaries] = await Promise.all([
    import('@sentinel/analysis'),
    readFile(runtime),
    readFile(grammar),
  ])
  return createParser({ runtime: binaries[0], grammar: binaries[1] })
}
