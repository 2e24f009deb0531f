// The advisories of a data folder: one file, replaced whole or not at all.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SentinelError } from '@sentinel/contract'
import { type AdvisorySet, parseAdvisorySet } from '@sentinel/supply'
import type { DataFolder } from '../dataFolder.ts'

const fileOf = ({ root }: DataFolder) => join(root, 'advisories', 'pypi.json')

/** Undefined where none were imported, or the file is not one of ours: both mean that nothing can be judged. */
export function readAdvisories(data: DataFolder): AdvisorySet | undefined {
  try {
    return parseAdvisorySet(readFileSync(fileOf(data), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new SentinelError('input-invalid', { reason: `${fileOf(data)} cannot be read` }, { cause: error })
  }
}

/** Throws `data-unwritable`. */
export function writeAdvisories(data: DataFolder, set: AdvisorySet): void {
  const file = fileOf(data)
  const draft = `${file}.${process.pid}`
  try {
    mkdirSync(join(data.root, 'advisories'), { recursive: true, mode: 0o700 })
    writeFileSync(draft, JSON.stringify(set), { mode: 0o600, flush: true })
    renameSync(draft, file)
  } catch (cause) {
    const reason = String((cause as NodeJS.ErrnoException).code)
    throw new SentinelError('data-unwritable', { folder: data.root, reason }, { cause })
  }
}
