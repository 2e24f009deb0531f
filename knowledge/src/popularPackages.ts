// The packages that everybody knows by name: reads `popular/pypi.yaml`.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { KnowledgeInvalid, knowledgeFolder } from './loadKnowledge.ts'

const popular = z.strictObject({ asOf: z.iso.date(), names: z.string().min(1) })

/** Names, most downloaded first. Throws KnowledgeInvalid. */
export function loadPopularPackages(folder: string = knowledgeFolder): string[] {
  const file = join(folder, 'popular/pypi.yaml')
  try {
    return popular.parse(parse(readFileSync(file, 'utf8'))).names.split(/\s+/)
  } catch (cause) {
    throw new KnowledgeInvalid(file, cause)
  }
}
