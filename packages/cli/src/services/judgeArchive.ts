// Judges a wheel, an archive of sources or an unpacked folder by its own files.

import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { indexKnowledge } from '@sentinel/analysis'
import { SentinelError } from '@sentinel/contract'
import { loadKnowledge, loadPopularPackages } from '@sentinel/knowledge'
import { loadParser } from '@sentinel/scanner'
import {
  type CapabilityDifference,
  type Contents,
  type ContentsJudgement,
  capabilityDifference,
  contentsOfArchive,
  contentsOfFolder,
  createConfusionFinder,
  type JudgeDeps,
  judgeContents,
} from '@sentinel/supply'
import { diskFiles } from './diskFiles.ts'

export const isArchive = (path: string): boolean => /\.(whl|zip|egg|tar|tgz|tar\.gz)$/i.test(path)

export type ArchiveJudgement = {
  judgement: ContentsJudgement
  differences: CapabilityDifference[] | undefined
}

/** `older`: another version to compare with. Throws `input-invalid` for what is no package. */
export async function judgeArchive(path: string, older: string | undefined): Promise<ArchiveJudgement> {
  const [contents, before] = [contentsAt(path), older === undefined ? undefined : contentsAt(older)]
  const deps = await judgeDeps()
  const judgement = judgeContents(contents, deps)
  const differences =
    before && capabilityDifference(judgeContents(before, deps).capabilities, judgement.capabilities)
  return { judgement, differences }
}

async function judgeDeps(): Promise<JudgeDeps> {
  const popular = loadPopularPackages()
  return {
    engine: { parser: await loadParser(), knowledge: indexKnowledge(loadKnowledge()) },
    names: { popular: new Set(popular), confusionOf: createConfusionFinder(popular) },
  }
}

function contentsAt(path: string): Contents {
  let isFolder: boolean
  let bytes: Uint8Array
  try {
    isFolder = statSync(path).isDirectory()
    bytes = isFolder ? new Uint8Array() : readFileSync(path)
  } catch (cause) {
    throw new SentinelError('input-invalid', { reason: `${path} cannot be read` }, { cause })
  }
  const contents = isFolder
    ? contentsOfFolder(diskFiles, path.replace(/[\\/]+$/, ''))
    : contentsOfArchive(basename(path), bytes)
  if (!contents)
    throw new SentinelError('input-invalid', { reason: `${path} is no wheel or archive of sources` })
  return contents
}
