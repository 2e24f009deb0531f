// The kernel's word on forks and execs, over real processes.

import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { watchProcesses } from './processEvents.ts'

const children = 600

it('loses no process while we are busy, where the kernel tells', async () => {
  const forks: { pid: number; parent: number }[] = []
  const execed = new Set<number>()
  const processes = watchProcesses({
    forked: (pid, parent) => forks.push({ pid, parent }),
    execed: (pid) => execed.add(pid),
  })
  await sleep(200)
  // Nothing of ours is heard meanwhile: the kernel must keep it all.
  const shell = spawnSync('/bin/sh', [
    '-c',
    `i=0; while [ $i -lt ${children} ]; do /bin/true; i=$((i+1)); done`,
  ])
  // And it is told when it is asked for, before anything else of ours can run.
  processes.read()
  processes.close()
  // Without the right to listen nothing is heard of any process, and nothing fails.
  const expected = forks.length > 0 ? children : 0
  const theirs = forks.filter(({ parent }) => parent === shell.pid)
  expect(theirs).toHaveLength(expected)
  expect(theirs.filter(({ pid }) => execed.has(pid))).toHaveLength(expected)
})
