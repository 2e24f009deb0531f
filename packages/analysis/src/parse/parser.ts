// Makes the parser out of wasm bytes. The bytes come from the caller: this package opens no file.
import { Language, Parser, type Tree } from 'web-tree-sitter'

/** A parser and its grammar. One per thread: the wasm instance is not re-entrant. */
export type PythonParser = { parse: (text: string, timeoutMs: number) => Tree | null; language: Language }

/** `runtime` is web-tree-sitter.wasm, `grammar` is tree-sitter-python.wasm. Takes about 40 ms, once per thread. */
export const createParser = async (wasm: {
  runtime: Uint8Array
  grammar: Uint8Array
}): Promise<PythonParser> => {
  await Parser.init({ wasmBinary: wasm.runtime })
  const language = await Language.load(wasm.grammar)
  const parser = new Parser()
  parser.setLanguage(language)
  return { language, parse: (text, timeoutMs) => parseWithin(parser, text, timeoutMs) }
}

// The runtime asks for progress every few hundred tokens; `performance.now` is the one measure of effort it offers.
const parseWithin = (parser: Parser, text: string, timeoutMs: number) => {
  const started = performance.now()
  const progressCallback = () => performance.now() - started > timeoutMs
  const tree = parser.parse(text, null, { progressCallback })
  if (tree === null) parser.reset()
  return tree
}
