// For tests: the application over real stores, not listening until a test says so.

import { createSigningKey } from '@sentinel/evidence'
import { pino } from 'pino'
import { createServer } from '../server.ts'
import { openTestStores } from './testStores.ts'

export const operatorToken = 'operator-token-of-the-tests'
export const enrolmentToken = 'enrolment-token-of-the-tests'

export async function openTestServer(consoleFolder?: string) {
  const stores = await openTestStores()
  const logged: string[] = []
  const app = await createServer({
    ...stores,
    key: createSigningKey(),
    enrolmentToken,
    localOperator: { name: 'ada', token: operatorToken },
    logger: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
    consoleFolder,
  })
  return {
    app,
    stores,
    logged,
    async close() {
      await app.close()
      await stores.close()
    },
  }
}
export type TestServer = Awaited<ReturnType<typeof openTestServer>>
export const asOperator = { authorization: `Bearer ${operatorToken}` }
