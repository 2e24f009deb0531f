// Why an interpreter cannot be watched, as far as looking tells; the rest shows when it is tried.

import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { WatchObstacle } from '@sentinel/contract'
import { attempt } from '../platform/attempt.ts'
import type { Layout } from './layout.ts'

/** `targets`: the files that would be put in. Reported, never forced: not even root writes into what another account owns. */
export function obstacleOf(layout: Layout, targets: string[]): WatchObstacle | null {
  const [major = 0, minor = 0] = (layout.version ?? '').split('.').map(Number)
  if (layout.isIsolated) return 'isolated'
  if (targets.length === 0 || !layout.standardLibrary || !layout.version) return 'unknown-layout'
  if (major < 3 || (major === 3 && minor < 8)) return 'too-old'
  for (const folder of new Set(targets.map(dirname))) {
    const owner = attempt(() => statSync(folder).uid)
    if (owner !== undefined && process.geteuid && owner !== process.geteuid()) return 'foreign-owned'
    if (!attempt(() => accessSync(folder, constants.W_OK) === undefined)) return 'read-only'
  }
  return null
}

/** Of a step that the system refused: EPERM from an account that owns the folder means that it is protected (chattr +i). */
export function obstacleOfFault(error: unknown): WatchObstacle | undefined {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EPERM') return 'immutable'
  return code === 'EROFS' || code === 'EACCES' ? 'read-only' : undefined
}
