// The services of a data folder: one holder, restarts that keep everything, and a log whose altered byte is named.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { eventually, finished, isRunning, Sentinel } from './harness/sentinel.ts'

it('a second `up` says who holds the folder, and exits 1', async () => {
  await using sentinel = new Sentinel()
  const { pid, origin } = await sentinel.up()
  const second = await sentinel.cli(['up', '--detach'])
  expect(second.code).toBe(1)
  expect(second.stderr).toContain(`process ${pid}`)
  expect(second.stderr).toContain(origin)
})

it('`status` and `down` say what is so before, while and after', async () => {
  await using sentinel = new Sentinel()
  expect(await sentinel.cli(['status'])).toMatchObject({ code: 3 })
  const { origin } = await sentinel.up()
  const status = JSON.parse((await sentinel.cli(['status', '--json'])).stdout)
  expect(status).toMatchObject({
    up: true,
    origin,
    runs: 0,
    link: expect.stringContaining(`${origin}/sign-in#`),
  })
  expect(await sentinel.cli(['down'])).toMatchObject({ code: 0, stdout: 'Sentinel is down.\n' })
  expect(sentinel.pidOf('server') ?? sentinel.pidOf('agent')).toBeUndefined()
  expect(await sentinel.cli(['runs'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('sentinel up --detach'),
  })
})

it('a port that is taken is told with its cure, and nothing stays behind', async () => {
  await using sentinel = new Sentinel()
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => other.once('listening', listening))
  const { port } = other.address() as AddressInfo
  const result = await sentinel.cli(['up', '--detach', '--port', String(port)])
  other.close()
  expect(result.code).toBe(1)
  expect(result.stderr).toMatch(new RegExp(`Port ${port} .* is taken[\\s\\S]*--port`))
  await eventually(async () => ((await sentinel.cli(['status'])).code === 3 ? true : undefined))
})

it('a folder is taken over from a holder that was killed, and its Runs are still there', async () => {
  await using sentinel = new Sentinel()
  const { pid } = await sentinel.up()
  await sentinel.cli(['run', '--quiet', '-c', 'pass'])
  await eventually(async () => (await sentinel.runs()).find(({ status }) => status === 'succeeded'))
  process.kill(pid, 'SIGKILL')
  await eventually(() =>
    sentinel.pidOf('server') === undefined && sentinel.pidOf('agent') === undefined ? true : undefined,
  )
  await sentinel.up()
  expect(await sentinel.runs()).toHaveLength(1)
  await sentinel.cli(['run', '--quiet', '-c', 'pass'])
  await eventually(async () => ((await sentinel.runs()).length === 2 ? true : undefined))
})

it('services whose folder was removed under them stop, and leave a new one alone', async () => {
  await using sentinel = new Sentinel()
  const { pid } = await sentinel.up()
  rmSync(sentinel.data, { recursive: true, force: true })
  mkdirSync(sentinel.data)
  await sentinel.up()
  await eventually(() => (sentinel.pidsOf('agent').length === 1 && !isRunning(pid) ? true : undefined))
  const { code } = await sentinel.cli(['run', '--quiet', '-c', 'open("x", "w")'])
  expect(code).toBe(0)
  const run = await eventually(async () =>
    (await sentinel.runs()).find(({ status }) => status === 'succeeded'),
  )
  expect(run?.counts.gaps).toBe(0)
})

it('in the foreground shows Runs as they come, and Ctrl-C stops everything', async () => {
  await using sentinel = new Sentinel()
  const up = sentinel.start(['up'])
  let shown = ''
  up.stdout?.on('data', (chunk) => (shown += chunk))
  await eventually(() => shown.includes('Sign in with') || undefined)
  await sentinel.python(['-c', 'import sys, time; time.sleep(0.3); sys.exit(3)'])
  await eventually(() => /failed, exit 3.* -c /.test(shown) || undefined)
  up.kill('SIGINT')
  expect(await finished(up)).toMatchObject({ code: 0 })
  expect(sentinel.pidOf('server') ?? sentinel.pidOf('agent')).toBeUndefined()
})

it('`verify` finds a flipped byte, names its place, and exits 1; the agent goes on beside it', async () => {
  await using sentinel = new Sentinel()
  await sentinel.up()
  await sentinel.cli(['run', '--quiet', '-c', 'open("x", "w")'])
  const whole = await sentinel.cli(['verify', '--json'])
  expect({ code: whole.code, faults: JSON.parse(whole.stdout).faults }).toEqual({ code: 0, faults: [] })
  await sentinel.cli(['down'])
  const folder = join(sentinel.data, 'record/segments')
  const path = join(folder, readdirSync(folder)[0] as string)
  const bytes = readFileSync(path)
  const place = bytes.indexOf('file.opened')
  bytes[place] = (bytes[place] as number) ^ 1
  writeFileSync(path, bytes)
  const report = await sentinel.cli(['verify', '--json'])
  expect(report.code).toBe(1)
  const line = bytes.subarray(0, place).filter((byte) => byte === 10).length + 1
  expect(JSON.parse(report.stdout).faults[0]).toMatchObject({ file: path, line, n: line - 1 })
  expect((await sentinel.cli(['verify'])).stdout).toContain(`line ${line}`)
  await sentinel.up()
  await sentinel.cli(['run', '--quiet', '-c', 'pass'])
  await eventually(async () => ((await sentinel.runs()).length === 2 ? true : undefined))
})

it('`env` puts the probe on for a shell', async () => {
  await using sentinel = new Sentinel()
  await sentinel.up()
  const { spawn } = await import('node:child_process')
  const command =
    'eval "$("$0" env)"; eval "$("$0" env)"; echo "$PYTHONPATH" | tr : "\\n" | sort | uniq -d; python3 -c "print(\'from the shell\')"'
  const program = join(import.meta.dirname, '../sentinel')
  const env = { ...process.env, SENTINEL_DATA: sentinel.data, PYTHONPATH: '/opt/mine' }
  const result = await finished(spawn('sh', ['-c', command, program], { env }))
  expect(result).toMatchObject({ code: 0, stdout: 'from the shell\n', stderr: '' })
  await eventually(async () => (await sentinel.runs()).find(({ mode }) => mode === 'command'))
})
