// Exit witnesses: what those who started a Run and waited for it left in `<data>/launches/`.

import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type ExitWitness, exitWitnessSchema } from '@sentinel/contract'
import { attempt } from '../platform/attempt.ts'

export type WitnessFile = { name: string; ageMs: number; witness: ExitWitness | undefined }

export type Launches = { list(): WitnessFile[]; remove(name: string): void }

const largest = 4096

export function openLaunches(folder: string): Launches {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    list: () => readdirSync(folder).flatMap((name) => attempt(() => readWitness(folder, name)) ?? []),
    remove: (name) => rmSync(join(folder, name), { force: true, recursive: true }),
  }
}

/** A file that holds no witness has `witness` undefined: it is removed, not believed. */
function readWitness(folder: string, name: string): WitnessFile {
  const path = join(folder, name)
  const { mtimeMs, size } = statSync(path)
  const json = size <= largest ? attempt(() => JSON.parse(readFileSync(path, 'utf8')) as unknown) : undefined
  return { name, ageMs: Date.now() - mtimeMs, witness: exitWitnessSchema.safeParse(json).data }
}
