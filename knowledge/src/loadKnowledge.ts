// The one loader of the data files: reads, validates, and gives plain data to the packages that open no file.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { dataClassFile, library, packageFile, ruleFile, secretFile, vocabulary } from './schema.ts'

/** The folder that holds `rules/`, `libraries/` and the rest, as it stands in this workspace. */
export const knowledgeFolder = fileURLToPath(new URL('..', import.meta.url))

/** A data file that is not what the schema asks for: the message names the file and the place in it. */
export class KnowledgeInvalid extends Error {
  readonly file: string

  constructor(file: string, cause: unknown) {
    super(`${file}: ${cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)}`, { cause })
    this.name = 'KnowledgeInvalid'
    this.file = file
  }
}

const readFile = <T>(schema: z.ZodType<T>, file: string): T => {
  try {
    return schema.parse(parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new KnowledgeInvalid(file, cause)
  }
}

const readFolder = <T>(schema: z.ZodType<T>, folder: string): T[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readFile(schema, join(folder, name)))

/** Reads all data files of a folder; throws KnowledgeInvalid on the first that is wrong. */
export const loadKnowledge = (folder: string = knowledgeFolder) => {
  const words = readFile(vocabulary, join(folder, 'vocabulary.yaml'))
  const rules = loadRules(join(folder, 'rules'))
  return {
    version: words.version,
    sources: words.sources,
    capabilities: words.capabilities,
    rules,
    libraries: readFolder(library, join(folder, 'libraries')),
    secrets: readFolder(secretFile, join(folder, 'secrets')).flatMap((file) => file.secrets),
    dataClasses: readFolder(dataClassFile, join(folder, 'dataClasses')).flatMap((file) => file.classes),
    popularPackages: readFolder(packageFile, join(folder, 'packages')).flatMap((file) => file.names),
  }
}

/** The rules of a folder of rule files: the built-in ones or a customer's own. */
export const loadRules = (folder: string) =>
  readFolder(ruleFile, folder).flatMap((file) =>
    file.rules.map((rule) => ({ ...rule, group: rule.group ?? rule.id })),
  )

export type LoadedKnowledge = ReturnType<typeof loadKnowledge>
