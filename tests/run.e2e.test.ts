// `sentinel run`: the program behaves as without it, to the byte, and what it did is there afterwards.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunDetail } from '@sentinel/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, type Finished, finished, Sentinel, scripts } from './harness/sentinel.ts'

let sentinel: Sentinel
beforeAll(async () => {
  sentinel = new Sentinel()
  await sentinel.up()
})
afterAll(() => sentinel[Symbol.asyncDispose]())

/** The same command bare and watched, each in an empty folder. */
async function both(args: string[], input = ''): Promise<{ bare: Finished; watched: Finished }> {
  const folders = [mkdtempSync(join(tmpdir(), 'bare-')), mkdtempSync(join(tmpdir(), 'bare-'))] as const
  try {
    const bare = await finished(spawn('python3', args, { cwd: folders[0] }), input)
    const watched = await sentinel.cli(['run', '--quiet', ...args], { cwd: folders[1], input })
    return { bare, watched }
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true })
  }
}

async function runOf(script: string, part: string): Promise<RunDetail> {
  return eventually(async () => {
    const found = (await sentinel.runs()).find(
      (run) => run.scriptName === script && run.argv.includes(part) && run.parentRun === null,
    )
    return found && found.status !== 'running' ? sentinel.run(found.id) : undefined
  })
}

describe('a program', () => {
  it.each([
    'exit-code',
    'exit-text',
    'raised-exit',
    '_exit',
    'exception',
    'killed',
    'terminated',
    'interrupted',
    'aborted',
    'fork',
    'exec',
  ])('ends by %s as it does without Sentinel', async (way) => {
    const { bare, watched } = await both([join(scripts, 'endings.py'), way])
    expect(watched).toEqual(bare)
    const run = await runOf('endings.py', way)
    expect(run.resources).toContainEqual(
      expect.objectContaining({
        kind: 'file',
        act: 'write',
        value: expect.stringMatching(`made-by-${way}.txt$`),
      }),
    )
    const known = bare.signal
      ? { status: 'killed', signal: bare.signal }
      : { exitCode: bare.code, status: bare.code === 0 ? 'succeeded' : 'failed' }
    expect(run).toMatchObject(way === 'exec' ? { status: 'replaced' } : known)
  })

  it('names the exception that nobody caught, and the child that it forked', async () => {
    expect(await runOf('endings.py', 'exception')).toMatchObject({ exception: 'KeyError', exitCode: 1 })
    const parent = await runOf('endings.py', 'fork')
    expect(parent.children).toHaveLength(1)
    expect(parent.children[0]).toMatchObject({ mode: 'fork', exitCode: 6, parentRun: parent.id })
  })

  it('has its input, arguments, signals, threads, descriptors and hooks to itself', async () => {
    const { bare, watched } = await both([join(scripts, 'behaves.py'), '--help', '-x', 'ä ö'], 'typed\n')
    expect(watched).toEqual(bare)
    expect(watched.stdout).toContain('content only mine')
  })

  it('runs as -c, as -m and from standard input', async () => {
    for (const args of [['-c', 'import sys; print(sys.argv)', 'a', '--data'], ['-m', 'this'], ['-']]) {
      const { bare, watched } = await both(args, 'print("from stdin", __name__)')
      expect(watched).toEqual(bare)
    }
    const named = await eventually(async () => {
      const names = (await sentinel.runs()).map((run) => run.mode)
      return ['command', 'module', 'stdin'].every((mode) => names.includes(mode as never)) ? names : undefined
    })
    expect(named).toBeDefined()
  })

  it('gets the signals that are sent to `sentinel run`', async () => {
    const code =
      'import signal,time,sys\nsignal.signal(signal.SIGTERM, lambda *a: (print("asked to end"), sys.exit(9)))\nprint("ready", flush=True)\ntime.sleep(60)'
    const child = sentinel.start(['run', '--quiet', '-c', code])
    await new Promise((ready) => child.stdout?.once('data', ready))
    child.kill('SIGTERM')
    const { code: exitCode, stdout } = await finished(child)
    expect({ exitCode, asked: stdout.includes('asked to end') }).toEqual({ exitCode: 9, asked: true })
  })

  it('whose reader is gone ends as without Sentinel', async () => {
    const through = (command: string) =>
      finished(
        spawn('bash', ['-c', `set -o pipefail; ${command} | head -n 1; echo "\${PIPESTATUS[0]}"`], {
          cwd: sentinel.data,
        }),
      )
    const script = join(scripts, 'endings.py')
    const bare = await through(`python3 ${script} broken-pipe`)
    const watched = await through(
      `${join(scripts, '../../sentinel')} run --data ${sentinel.data} --quiet ${script} broken-pipe`,
    )
    expect(watched).toEqual(bare)
  })
})

describe('the summary', () => {
  it('goes to standard error, after the program’s own words, and names what was touched', async () => {
    const { stdout, stderr, code } = await sentinel.cli(['run', join(scripts, 'endings.py'), 'exit-code'])
    expect({ stdout, code }).toEqual({ stdout: 'about to end by exit-code\n', code: 3 })
    expect(stderr).toMatch(/ran endings\.py on/)
    expect(stderr).toMatch(/failed, exit 3/)
    expect(stderr).toMatch(/written +\S*made-by-exit-code\.txt/)
    expect(stderr).toMatch(/http:\/\/127\.0\.0\.1:\d+\/runs\/[0-9a-f-]{36}/)
  })

  it('says in words what was done to data, with its rows', async () => {
    const code = [
      'import csv, sqlite3',
      'open("payroll.csv", "w").write("cpf,salary\\n" + "529.982.247-25,1000\\n" * 1500)',
      'rows = [tuple(row) for row in csv.reader(open("payroll.csv"))][1:]',
      'connection = sqlite3.connect("pay.db")',
      'connection.execute("create table pay (cpf, salary)")',
      'connection.executemany("insert into pay values (?, ?)", rows)',
      'print(len(list(connection.execute("select * from pay"))))',
    ]
    const { stdout, stderr } = await sentinel.cli(['run', '-c', code.join('\n')])
    expect(stdout).toBe('1500\n')
    const words = stderr.replaceAll(/\s+/g, ' ')
    expect(words).toContain('read 1,500 rows of payroll.csv with columns cpf, salary, holding cpf, salary')
    expect(words).toContain('insert 1,500 rows of pay in sqlite')
    expect(words).toContain('select 1,500 rows of pay in sqlite')
    expect(stderr).not.toContain('529.982')
  })

  it('masks secrets in arguments, and neither evidence nor logs hold them', async () => {
    const secret = 'hunter2-correct-horse'
    await sentinel.cli([
      'run',
      '-c',
      'pass',
      `--password=${secret}`,
      '--token',
      secret,
      `https://me:${secret}@example.com/`,
    ])
    const run = await eventually(async () =>
      (await sentinel.runs()).find(({ argv }) => argv.some((word) => word.includes('example.com'))),
    )
    expect(JSON.stringify(run)).not.toContain(secret)
    await sleep(200)
    const found = await finished(spawn('grep', ['-rl', secret, sentinel.data]))
    expect(found.stdout).toBe('')
  })

  it('is told by a coded error when the interpreter is none', async () => {
    const { code, stderr } = await sentinel.cli(['run', '--python', '/nowhere/python', 'x.py', '--json'])
    expect(code).toBe(1)
    expect(stderr).toContain('/nowhere/python')
  })
})
