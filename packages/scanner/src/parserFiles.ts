// Where npm put the parser's two wasm binaries.
import { createRequire } from 'node:module'

export const parserFiles = (): { runtime: string; grammar: string } => {
  const { resolve } = createRequire(import.meta.url)
  return {
    runtime: resolve('web-tree-sitter/web-tree-sitter.wasm'),
    grammar: resolve('tree-sitter-python/tree-sitter-python.wasm'),
  }
}
