// The front end against CPython 3.14, which npm brings as wasm: its standard library is read as its own parser reads it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadParser } from '@sentinel/scanner'
import { loadPyodide } from 'pyodide'
import { expect, it } from 'vitest'
import { decode } from '../decode/decode.ts'
import { complaints, type Reference } from './compareSyntax.ts'

const isWhole = process.env.SENTINEL_TEST_ALL === '1'

/** The library stands in an archive, which is unpacked where the reference script finds it. */
const LIST = `
import glob, zipfile
zipfile.ZipFile('/lib/python314.zip').extractall('/reference')
'\\n'.join(sorted(glob.glob('/reference/**/*.py', recursive=True)))
`
const ASK = `
import io, sys
sys.stdin, sys.stdout = io.StringIO(paths), io.StringIO()
exec(script, {})
answer, sys.stdout = sys.stdout.getvalue(), sys.__stdout__
answer
`

it('reads the standard library of Python 3.14 alike', { timeout: 900_000 }, async () => {
  const python = await loadPyodide()
  const paths = (python.runPython(LIST) as string).split('\n')
  const chosen = isWhole ? paths : paths.filter((_path, place) => place % 40 === 0)
  python.globals.set('paths', chosen.join('\n'))
  python.globals.set('script', readFileSync(join(import.meta.dirname, 'dumpSyntax.py'), 'utf8'))
  const answer = (python.runPython(ASK) as string).trim().split('\n')
  const references = answer.map((line) => JSON.parse(line) as Reference)
  const parser = await loadParser()
  const wrong = references
    .filter((reference) => !reference.refused)
    .map((reference) => {
      const source = decode(python.FS.readFile(reference.path) as Uint8Array)
      return { path: reference.path, wrong: complaints(parser, source, reference).slice(0, 5) }
    })
    .filter((each) => each.wrong.length > 0)
  expect(references.length).toBeGreaterThan(10)
  expect(wrong).toEqual([])
})
