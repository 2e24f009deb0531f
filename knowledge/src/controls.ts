// Controls of audit frameworks and what the record contributes to each: reads `controls/*.yaml`.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { KnowledgeInvalid, knowledgeFolder } from './loadKnowledge.ts'

/** What a report can show for a control; each is a number or a statement with its rows. */
export const controlMeasure = z.enum([
  'coverage',
  'endpoints',
  'people',
  'scripts',
  'packages',
  'models',
  'findings',
  'data',
  'destinations',
  'stopped',
  'policy',
  'records',
  'anchors',
  'integrity',
  'refusals',
])
export type ControlMeasure = z.infer<typeof controlMeasure>

const framework = z.strictObject({
  framework: z.string().min(1),
  controls: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        title: z.string().min(1),
        contributes: z.string().min(1),
        measures: z.array(controlMeasure).min(1),
      }),
    )
    .min(1),
})
export type Framework = z.infer<typeof framework>

/** One for each file. Throws KnowledgeInvalid. */
export function loadControls(folder: string = knowledgeFolder): Framework[] {
  const controls = join(folder, 'controls')
  return readdirSync(controls)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const file = join(controls, name)
      try {
        return framework.parse(parse(readFileSync(file, 'utf8')))
      } catch (cause) {
        throw new KnowledgeInvalid(file, cause)
      }
    })
}
