// Asks the agent's own program about interpreters: it alone knows how they are found and changed.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type ErrorCode, errors, type Problem, SentinelError } from '@sentinel/contract'
import type { z } from 'zod'
import type { DataFolder } from '../dataFolder.ts'
import { home } from '../home.ts'

const program = join(home, 'packages/agent/src/interpreters/main.ts')

/** Runs `list`, `watch` or `unwatch` to its end. Throws what the agent's program reports, `service-failed` where it says nothing. */
export async function askInterpreters<T>(
  words: string[],
  data: DataFolder,
  schema: z.ZodType<T>,
): Promise<T> {
  const child = spawn(process.execPath, [program, '--data', data.root, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  try {
    const told: unknown = JSON.parse(text)
    if (code === 0) return schema.parse(told)
    throw faultOf(told as Problem)
  } catch (cause) {
    if (cause instanceof SentinelError) throw cause
    const reason = `it ended with code ${code}`
    throw new SentinelError('service-failed', { service: 'agent', reason, log: 'the terminal' }, { cause })
  }
}

function faultOf({ code, details, title }: Problem): SentinelError {
  return code in errors
    ? new SentinelError(code as ErrorCode, details)
    : new SentinelError('internal-fault', { reason: title })
}
