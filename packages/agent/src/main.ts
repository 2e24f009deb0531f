// The agent as a process: `node main.ts --data DIR`. Started and restarted by a supervisor, it ends when that one goes.

import { parseArgs } from 'node:util'
import pino from 'pino'
import { thisPlatform } from './platform/thisPlatform.ts'
import { startAgent } from './start.ts'

const { values } = parseArgs({ options: { data: { type: 'string' } } })
const logger = pino({ name: 'agent' }, pino.destination({ fd: 2, sync: true }))

try {
  const agent = startAgent({ data: values.data ?? '.sentinel', platform: thisPlatform(), logger })
  const stop = async () => {
    await agent.stop()
    process.exit(0)
  }
  process
    .on('SIGTERM', stop)
    .on('SIGINT', () => {})
    .on('disconnect', stop)
  process.send?.({ kind: 'ready', endpoint: agent.endpoint })
  logger.info({ endpoint: agent.endpoint }, 'The agent is recording')
} catch (err) {
  logger.fatal({ err }, 'The agent cannot start')
  process.exit(1)
}
