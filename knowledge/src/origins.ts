// Where Runs come from and which AI tools there are: reads `origins/*.yaml`, and knows their programs by what they leave.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { KnowledgeInvalid, knowledgeFolder } from './loadKnowledge.ts'

const mark = z.string().min(1)
const programSchema = z.strictObject({
  name: mark,
  /** Names of executables, in small letters, without `.exe`. */
  processes: z.array(mark).default([]),
  /** Parts of the path of an executable, or of the script that it interprets. */
  paths: z.array(mark).default([]),
  /** What an interpreter was given to run: an installed command or a module; never a script of that name (`x.py`). */
  words: z.array(mark).default([]),
  /** A variable that is set at all, or `NAME=value`. */
  environment: z.array(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*(=.+)?$/)).default([]),
  /** Regular expressions over a script's text, of which case does not matter. */
  texts: z.array(mark).default([]),
})
const originFile = z.strictObject({
  kind: z.enum(['terminal', 'ide', 'notebook', 'scheduler', 'office', 'service', 'assistant']),
  title: z.string(),
  programs: z.array(programSchema).min(1),
  /** What is left, and by which program; without `name` by none of this file. */
  examples: z
    .array(
      z.strictObject({
        executable: z.string().optional(),
        words: z.array(z.string()).optional(),
        environment: z.string().optional(),
        text: z.string().optional(),
        name: z.string().optional(),
      }),
    )
    .min(2),
})
type OriginFile = z.infer<typeof originFile>

export type OriginProgram = Omit<z.infer<typeof programSchema>, 'texts'> & {
  kind: OriginFile['kind']
  texts: readonly RegExp[]
}
export type Origins = { programs: readonly OriginProgram[]; files: readonly OriginFile[] }
export type ProcessSeen = { executable: string; argv: readonly string[] }

/** Throws KnowledgeInvalid. */
export function loadOrigins(folder: string = knowledgeFolder): Origins {
  const files = readdirSync(join(folder, 'origins'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readFile(join(folder, 'origins', name)))
  const programs = files.flatMap(({ kind, programs }) =>
    programs.map((program) => ({
      ...program,
      kind,
      texts: program.texts.map((text) => new RegExp(text, 'i')),
    })),
  )
  return { programs, files }
}

function readFile(file: string): OriginFile {
  try {
    return originFile.parse(parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new KnowledgeInvalid(file, cause)
  }
}

/** Every program that a process may be: of an interpreter, what it was given to run counts, and no later word. */
export function programsOf({ programs }: Origins, { executable, argv }: ProcessSeen): OriginProgram[] {
  const name = nameOf(executable.replace(/ \(deleted\)$/, ''))
  const given = givenTo(argv)
  const places = [executable, given].map((path) => path.replaceAll('\\', '/'))
  return programs.filter(
    ({ processes, paths, words }) =>
      processes.includes(name) ||
      words.some((word) => word === nameOf(given)) ||
      paths.some((path) => places.some((place) => place.toLowerCase().includes(path))),
  )
}

/** By variables, each `NAME=value`; with the name of the one that says so. */
export function programsMarked(
  { programs }: Origins,
  environment: readonly string[],
): { program: OriginProgram; mark: string }[] {
  const names = new Set(environment.map((variable) => variable.split('=', 1)[0]))
  const all = new Set(environment)
  return programs.flatMap((program) => {
    const found = program.environment.find((one) => (one.includes('=') ? all.has(one) : names.has(one)))
    return found ? [{ program, mark: found.split('=', 1)[0] as string }] : []
  })
}

/** AI tools that a script's text says it was written by, with the line that says so. */
export function programsNamed(
  { programs }: Origins,
  text: string,
): { program: OriginProgram; line: number }[] {
  return programs.flatMap((program) => {
    const at = program.texts.map((pattern) => pattern.exec(text)?.index).find((index) => index !== undefined)
    return at === undefined ? [] : [{ program, line: text.slice(0, at).split('\n').length }]
  })
}

/** The script or module behind an interpreter's options; the program itself for every other. */
function givenTo(argv: readonly string[]): string {
  const [program = '', ...words] = argv
  if (!/^(python|pypy|node|bun|deno)/.test(nameOf(program))) return program
  for (const [index, word] of words.entries()) {
    if (word === '-m') return words[index + 1] ?? ''
    if (word === '-c') return ''
    if (!word.startsWith('-')) return word
  }
  return ''
}

const nameOf = (path: string): string =>
  (path.split(/[\\/]/).at(-1) ?? path).toLowerCase().replace(/\.exe$/, '')
