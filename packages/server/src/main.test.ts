// The server as a process: where it says it is, who may read its secrets, when it refuses to start and when it leaves.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { startServer } from './testing/serverProcess.ts'

const root = mkdtempSync(join(tmpdir(), 'sentinel-main-'))
const data = join(root, 'data')
afterAll(() => rmSync(root, { recursive: true, force: true }))

const kept = (name: string) => join(data, 'server', name)
const problemIn = (said: string) => JSON.parse(said.trim().split('\n').at(-1) as string)
const failedStart = (folder: string, port = 0) =>
  startServer(folder, port).then(
    () => ({ exitCode: 'started', problem: {} }),
    ({ exitCode, said }) => ({ exitCode, problem: problemIn(said) }),
  )

it('says where it listens, keeps secrets to this account, and returns to its port after a kill', async () => {
  const server = await startServer(data)
  const address = JSON.parse(readFileSync(kept('address.json'), 'utf8'))
  expect(address).toMatchObject({ origin: server.origin, pid: server.child.pid })
  for (const name of ['server-key.pem', 'operator.token', 'enrolment.token'])
    expect(statSync(kept(name)).mode & 0o777).toBe(0o600)
  expect(statSync(join(data, 'server')).mode & 0o777).toBe(0o700)
  server.child.kill('SIGKILL')
  await server.exit
  const again = await startServer(data)
  expect(again.origin).toBe(server.origin)
  again.child.kill('SIGTERM')
  expect(await again.exit).toBe(0)
  expect(existsSync(kept('address.json'))).toBe(false)
})

it('leaves in order when its parent is gone, open streams or not', async () => {
  const server = await startServer(data)
  const headers = { authorization: `Bearer ${readFileSync(kept('operator.token'), 'utf8').trim()}` }
  const stream = await fetch(`${server.origin}/api/live`, { headers })
  server.child.disconnect()
  expect(await server.exit).toBe(0)
  await stream.text().catch(() => undefined)
})

it('refuses a port that is taken and a folder that is held or no folder, each with its code', async () => {
  const server = await startServer(data)
  const port = Number(new URL(server.origin).port)
  expect(await failedStart(join(root, 'other'), port)).toMatchObject({
    exitCode: 1,
    problem: { code: 'port-taken', details: { port } },
  })
  expect(await failedStart(data)).toMatchObject({
    exitCode: 1,
    problem: { code: 'data-held', details: { pid: server.child.pid } },
  })
  writeFileSync(join(root, 'file'), '')
  expect(await failedStart(join(root, 'file'))).toMatchObject({
    exitCode: 1,
    problem: { code: 'data-unwritable' },
  })
  expect((await fetch(`${server.origin}/api/health`)).status).toBe(200)
  expect(await statusFor(server.origin, 'evil.example')).toBe(403)
  server.child.kill('SIGTERM')
  expect(await server.exit).toBe(0)
})

/** fetch does not let a caller lie about its host. */
function statusFor(origin: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${origin}/api/health`, { headers: { host } }, (response) =>
      resolve(response.resume().statusCode),
    )
      .on('error', reject)
      .end()
  })
}
