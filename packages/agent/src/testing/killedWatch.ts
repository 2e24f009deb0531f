// `node killedWatch.ts watch|unwatch PYTHON DATA STEP`: changes a prefix and is killed before its STEP-th step.

import { join } from 'node:path'
import { openJournal } from '../interpreters/journal.ts'
import { type Layout, layoutOf } from '../interpreters/layout.ts'
import { prefixFiles } from '../interpreters/prefixFiles.ts'
import { probeFolder } from '../interpreters/probeFolder.ts'
import { createWatcher } from '../interpreters/watcher.ts'

const [act = '', python = '', data = '', step = ''] = process.argv.slice(2)
let left = Number(step)

/** Every function of an object, dying where its turn has come. */
function mortal<T extends object>(object: T): T {
  return new Proxy(object, {
    get(target, name) {
      const member = Reflect.get(target, name) as (...args: unknown[]) => unknown
      return (...args: unknown[]) => {
        if (left-- === 0) process.kill(process.pid, 'SIGKILL')
        return member.apply(target, args)
      }
    },
  })
}

const watcher = createWatcher({
  entry: { probe: probeFolder, inbox: join(data, 'inbox') },
  journal: mortal(openJournal(join(data, 'agent/watched'))),
  files: mortal(prefixFiles),
})
const layout = layoutOf(python) as Layout
const { outcome } = act === 'watch' ? watcher.watch(layout) : watcher.unwatch(layout)
process.exitCode = outcome === 'watched' || outcome === 'unwatched' ? 0 : 3
