// The judge of a data folder, built from its parts.

import { join } from 'node:path'
import { engineVersion } from '@sentinel/scanner'
import type { Platform } from '../platform/platform.ts'
import { createAnalyser } from './analyser.ts'
import { createJudge, type Judge } from './judge.ts'
import { createJudgementCache } from './judgementCache.ts'
import { secretKey } from './secretKey.ts'

export type JudgeOptions = {
  data: string
  platform: Platform
  /** Called when there are Events to take. */
  ready(): void
}

export function openJudge({ data, platform, ready }: JudgeOptions): Judge {
  const engine = engineVersion()
  const own = (name: string) => join(data, 'agent', name)
  const analyser = createAnalyser({
    secretKey: secretKey(own('secrets.key')),
    engine,
    compiled: own('compiled'),
  })
  // The first script of a day would wait a second for it.
  analyser.prepare()
  return createJudge({
    analyser,
    cache: createJudgementCache(own('judged')),
    engine,
    commandOf: platform.commandOf,
    ready,
  })
}
