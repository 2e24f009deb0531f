// The worst inboxes: full, read-only, missing, without an agent, and full of what others put there. Programs never
// notice; each leaves its Run or a Gap.

import { execFileSync, spawn } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Event } from '@sentinel/contract'
import { splitLine, splitLines } from '@sentinel/evidence'
import { describe, expect, it } from 'vitest'
import { interpreter } from './harness/interpreters.ts'
import { eventually, finished, Sentinel, scripts } from './harness/sentinel.ts'

const code = 'for n in range(200): open("f%d" % n, "w").close()\nprint("done")'

/** Every Event of the log on disk, those of no Run among them. */
function recorded(sentinel: Sentinel): Event[] {
  const folder = join(sentinel.data, 'record/segments')
  return readdirSync(folder)
    .sort()
    .flatMap((name) =>
      splitLines(readFileSync(join(folder, name))).lines.flatMap((line) => {
        const record = JSON.parse(Buffer.from(splitLine(line)?.record ?? []).toString()) as { event?: Event }
        return record.event ?? []
      }),
    )
}

const gapWith = (sentinel: Sentinel, part: RegExp) =>
  eventually(
    () =>
      recorded(sentinel).find(
        (event) => event.type === 'gap.recorded' && part.test(`${event.reason} ${event.detail}`),
      ),
    20_000,
  )

/** A tiny file system of its own over a folder, as root can make one; undone at the end. */
function mounted(folder: string, size: string) {
  mkdirSync(folder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'tmpfs', folder])
  return { [Symbol.dispose]: () => void execFileSync('umount', ['-l', folder]) }
}

/** The same code with and without the probe, in a folder of its own. */
async function bothWays(sentinel: Sentinel) {
  const folders = [mkdtempSync(join(tmpdir(), 'plain-')), mkdtempSync(join(tmpdir(), 'plain-'))] as const
  const env = { ...process.env, ...sentinel.variables() }
  const bare = await finished(spawn('python3', ['-c', code], { cwd: folders[0] }))
  const watched = await finished(spawn('python3', ['-c', code], { cwd: folders[1], env }))
  for (const folder of folders) rmSync(folder, { recursive: true })
  return { bare, watched }
}

describe('a program', () => {
  it('runs without an agent, and its Run is there when the agent comes', async () => {
    await using sentinel = new Sentinel()
    mkdirSync(join(sentinel.data, 'inbox'))
    const { bare, watched } = await bothWays(sentinel)
    expect(watched).toEqual(bare)
    await sentinel.up()
    const run = await eventually(async () => (await sentinel.runs())[0])
    expect(run).toMatchObject({ scriptName: '-c', counts: { filesWritten: 200 } })
  })

  it('runs without an inbox', async () => {
    await using sentinel = new Sentinel()
    const { bare, watched } = await bothWays(sentinel)
    expect(watched).toEqual(bare)
  })

  it('runs with a full inbox, and what was lost is told', async () => {
    await using sentinel = new Sentinel()
    using _mount = mounted(join(sentinel.data, 'inbox'), '16k')
    await sentinel.up()
    const stuffing = join(sentinel.data, 'inbox', '.stuffing')
    writeFileSync(stuffing, '')
    try {
      for (;;) appendFileSync(stuffing, Buffer.alloc(1024))
    } catch {}
    const { bare, watched } = await bothWays(sentinel)
    expect(watched).toEqual(bare)
    await gapWith(sentinel, /^silenced/)
  })

  it('whose inbox fills up while it runs leaves the beginning and a Gap with the number of what is missing', async () => {
    await using sentinel = new Sentinel()
    using _mount = mounted(join(sentinel.data, 'inbox'), '12k')
    const { bare, watched } = await bothWays(sentinel)
    expect(watched).toEqual(bare)
    await sentinel.up()
    const run = await eventually(async () => (await sentinel.runs())[0])
    expect(run.counts.filesWritten).toBeGreaterThan(10)
    expect(run.counts.filesWritten).toBeLessThan(200)
    await gapWith(sentinel, /^(dropped|invalid)/)
  })

  it('runs with a read-only inbox, and the silence is told', async () => {
    await using sentinel = new Sentinel()
    using _mount = mounted(join(sentinel.data, 'inbox'), '1m')
    await sentinel.up()
    execFileSync('mount', ['-o', 'remount,ro', join(sentinel.data, 'inbox')])
    const { bare, watched } = await bothWays(sentinel)
    expect(watched).toEqual(bare)
    await gapWith(sentinel, /^silenced .*EROFS/)
  })

  const old = interpreter('2.7')
  it.skipIf(!old)('that a Python too old to be watched runs is told as a Gap', async () => {
    await using sentinel = new Sentinel()
    await sentinel.up()
    const result = await sentinel.cli(['run', '--quiet', '--python', String(old), '-c', 'print("two")'])
    expect(result).toMatchObject({ code: 0, stdout: 'two\n' })
    await gapWith(sentinel, /^uninstrumented launch/)
  })
})

describe('an inbox with what no probe writes', () => {
  it('tells each as a Gap, and a Run beside it is whole', async () => {
    await using sentinel = new Sentinel()
    await sentinel.up()
    const inbox = join(sentinel.data, 'inbox')
    const id = (n: number) => `01890000-0000-7000-8000-00000000000${n}`
    writeFileSync(join(inbox, `${id(1)}.ndjson`), 'garbage\n\0\xff\n{"type":"run.started"}\n')
    writeFileSync(join(inbox, `${id(2)}.ndjson`), `${'x'.repeat(200_000)}\n`)
    writeFileSync(join(inbox, 'not-a-run.txt'), 'x')
    symlinkSync('/etc/passwd', join(inbox, `${id(3)}.ndjson`))
    execFileSync('mkfifo', [join(inbox, `${id(4)}.ndjson`)])
    mkdirSync(join(inbox, `${id(5)}.ndjson`))
    const { code: exitCode } = await sentinel.python([
      join(scripts, 'opens.py'),
      sentinel.data,
      'beside',
      '20',
      '0',
    ])
    expect(exitCode).toBe(0)
    const run = await eventually(async () =>
      (await sentinel.runs()).find(
        ({ scriptName, status }) => scriptName === 'opens.py' && status !== 'running',
      ),
    )
    expect(run).toMatchObject({ counts: { filesWritten: 20, gaps: 0 } })
    await gapWith(sentinel, /^invalid not JSON/)
    await gapWith(sentinel, /^oversized/)
    await gapWith(sentinel, /^invalid an inbox entry was set aside: it is not named by a Run/)
    await gapWith(sentinel, /^invalid an inbox entry was set aside: not a regular file/)
    await gapWith(sentinel, /^invalid an inbox entry was set aside: cannot be opened/)
  })

  it('tells of a file that was cut or removed while its Run went on', async () => {
    await using sentinel = new Sentinel()
    await sentinel.up()
    const inbox = join(sentinel.data, 'inbox')
    const child = spawn(
      'python3',
      ['-c', 'import sys\nprint("up", flush=True)\nfor line in sys.stdin: open(line.strip(), "w").close()\n'],
      {
        cwd: sentinel.data,
        env: { ...process.env, ...sentinel.variables() },
      },
    )
    await new Promise((ready) => child.stdout.once('data', ready))
    const [run] = await eventually(async () =>
      (await sentinel.runs()).length > 0 ? sentinel.runs() : undefined,
    )
    const file = join(inbox, `${run?.id}.ndjson`)
    truncateSync(file, 0)
    await gapWith(sentinel, /^tampered .*cut/)
    rmSync(file)
    await gapWith(sentinel, /^tampered .*removed/)
    child.stdin.write('after-the-removal.txt\n')
    child.stdin.end()
    expect((await finished(child)).code).toBe(0)
    const events = await eventually(async () => {
      const all = await sentinel.events(run?.id as string)
      return all.some(({ type }) => type === 'run.ended') ? all : undefined
    })
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'file.opened', path: join(sentinel.data, 'after-the-removal.txt') }),
    )
  })
})
