// Detection rules as files: the built-in ones, and an organisation's own beside them with their exceptions.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type DetectionException,
  type DetectionRule,
  detectionFileSchema,
  exceptionFileSchema,
} from '@sentinel/policy'
import { parse } from 'yaml'
import type { z } from 'zod'
import { KnowledgeInvalid, knowledgeFolder } from './loadKnowledge.ts'

export type DetectionFiles = { rules: DetectionRule[]; exceptions: DetectionException[] }

/** One file of rules. Throws KnowledgeInvalid. */
export const readDetectionFile = (file: string): DetectionRule[] => read(detectionFileSchema, file).detections

/**
 * The built-in rules, then those of `own`: a folder of the same kind of files, in which `exceptions.yaml` says what is as it
 * should be. It need not be there. Throws KnowledgeInvalid.
 */
export function loadDetections(own?: string, folder: string = knowledgeFolder): DetectionFiles {
  const ownExceptions = own === undefined ? '' : join(own, 'exceptions.yaml')
  return {
    rules: [
      ...rulesIn(join(folder, 'detections')),
      ...(own !== undefined && existsSync(own) ? rulesIn(own) : []),
    ],
    exceptions: existsSync(ownExceptions) ? read(exceptionFileSchema, ownExceptions).exceptions : [],
  }
}

const rulesIn = (folder: string): DetectionRule[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== 'exceptions.yaml')
    .sort()
    .flatMap((name) => readDetectionFile(join(folder, name)))

function read<T>(schema: z.ZodType<T>, file: string): T {
  try {
    return schema.parse(parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new KnowledgeInvalid(file, cause)
  }
}
