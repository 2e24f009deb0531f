// Launches that need nothing but the interpreter and its standard library.

import { defineNote, type Launch, note } from './launch.ts'

const main = ['{python}', '{folder}/main.py']
const flagged = (flag: string, since?: number): Launch => ({
  name: flag,
  files: { 'main.py': note },
  argv: ['{python}', flag, '{folder}/main.py'],
  notes: 1,
  ...(since ? { since } : {}),
})
/** A program that notes itself and then does something; `child.py` notes itself alone. */
const program = (name: string, text: string, notes = 2): Launch => ({
  name,
  files: { 'main.py': `import os, sys\n${note}\n${text}\n`, 'child.py': note },
  argv: main,
  notes,
})
/** A program whose text is loaded again by its children: only what is called notes. */
const guarded = (name: string, text: string, notes = 2): Launch => ({
  name,
  files: {
    'main.py': `import os, sys\n${defineNote}\ndef work(*args):\n note()\nif __name__ == '__main__':\n note()\n${text.replaceAll(/^/gm, ' ')}\n`,
  },
  argv: main,
  notes,
})
const pool = (method: string) =>
  `import multiprocessing\nmultiprocessing.set_start_method('${method}')\nchild = multiprocessing.Process(target=work)\nchild.start()\nchild.join()`

const inEnvironment = (made: string, python: string) =>
  `import subprocess\n${made}\nsubprocess.check_call([${python}, 'child.py'])`
const subInterpreter = `
try:
    import _interpreters as some
except ImportError:
    import _xxsubinterpreters as some
inner = some.create()
getattr(some, 'exec', None)(inner, 'import os; os.stat(".")') if hasattr(some, 'exec') else some.run_string(inner, 'import os; os.stat(".")')
some.destroy(inner)`

export const standardLaunches: Launch[] = [
  { name: 'script', files: { 'main.py': note }, argv: main, notes: 1 },
  { name: '-m', files: { 'prog.py': note }, argv: ['{python}', '-m', 'prog'], notes: 1 },
  { name: '-c', argv: ['{python}', '-c', note], notes: 1 },
  { name: 'stdin', argv: ['{python}', '-'], input: `${note}\n`, notes: 1 },
  {
    name: 'REPL',
    files: { 'typed.txt': `${note}\nexit()\n` },
    argv: ['script', '-qefc', '{python} -q', '{folder}/seen.txt'],
    input: `${note}\nexit()\n`,
    notes: 1,
  },
  program(
    'zipapp',
    `import subprocess, zipapp\nos.mkdir('app'); os.rename('child.py', 'app/__main__.py')\nzipapp.create_archive('app', 'app.pyz')\nsubprocess.check_call([sys.executable, 'app.pyz'])`,
  ),
  ...['-I', '-E', '-s', '-O', '-B'].map((flag) => flagged(flag)),
  flagged('-P', 11),
  {
    ...flagged('-S'),
    files: { 'main.py': `${note}; import time; time.sleep(2.5)` },
    cause: 'no-site',
  },
  program('venv', inEnvironment(`import venv; venv.create('env')`, `'env/bin/python'`)),
  program(
    'venv with pip',
    inEnvironment(`import venv; venv.create('env', with_pip=True)`, `'env/bin/python'`),
  ),
  program(
    'nested venv',
    inEnvironment(
      `import venv; venv.create('env')\nsubprocess.check_call(['env/bin/python', '-m', 'venv', '--without-pip', 'inner'])`,
      `'inner/bin/python'`,
    ),
  ),
  { name: 'env -i', files: { 'main.py': note }, argv: ['/usr/bin/env', '-i', ...main], notes: 1 },
  {
    name: 'PYTHONPATH with a foreign sitecustomize',
    files: { 'main.py': note, 'foreign/sitecustomize.py': '' },
    argv: main,
    env: { PYTHONPATH: '{folder}/foreign' },
    notes: 1,
  },
  program('os.fork', `pid = os.fork()\nif pid == 0:\n note(); os._exit(0)\nos.waitpid(pid, 0)`),
  program(
    'double fork',
    `
pid = os.fork()
if pid == 0:
    note()
    os.setsid()
    middle = os.getpid()
    if os.fork() == 0:
        note(middle)
        import time; time.sleep(0.3)
    os._exit(0)
os.waitpid(pid, 0)
import time; time.sleep(0.5)`,
    3,
  ),
  guarded('multiprocessing fork', pool('fork')),
  guarded('multiprocessing spawn', pool('spawn')),
  guarded('multiprocessing forkserver', pool('forkserver')),
  guarded(
    'concurrent.futures',
    `from concurrent.futures import ProcessPoolExecutor\nwith ProcessPoolExecutor(1) as pool:\n list(pool.map(work, [1]))`,
  ),
  {
    name: 'os.exec*',
    argv: main,
    notes: 2,
    files: {
      'main.py': `import os, sys\n${note}\nos.execv(sys.executable, [sys.executable, 'next.py'])`,
      'next.py': `${defineNote}; note(os.getpid())`,
    },
  },
  program('subprocess', `import subprocess; subprocess.check_call([sys.executable, 'child.py'])`),
  {
    name: 'os.system',
    argv: main,
    notes: 2,
    files: {
      'main.py': `import os, sys\n${note}\nos.system('%s child.py %d; true' % (sys.executable, os.getpid()))`,
      'child.py': `import sys; ${defineNote}; note(int(sys.argv[1]))`,
    },
  },
  program(
    'os.posix_spawn',
    `os.waitpid(os.posix_spawn(sys.executable, [sys.executable, 'child.py'], os.environ), 0)`,
  ),
  program(
    'shebang',
    `import subprocess\nopen('tool', 'w').write('#!' + sys.executable + '\\n' + open('child.py').read())\nos.chmod('tool', 0o755)\nsubprocess.check_call(['./tool'])`,
  ),
  program(
    'symlinked interpreter',
    `import subprocess\nos.symlink(sys.executable, 'snake')\nsubprocess.check_call(['./snake', 'child.py'])`,
  ),
  program('sub-interpreters', subInterpreter, 1),
  program(
    'threads',
    `import subprocess, threading\nrun = lambda: subprocess.check_call([sys.executable, 'child.py'])\nall = [threading.Thread(target=run) for _ in range(3)]\n[one.start() for one in all]; [one.join() for one in all]`,
    4,
  ),
  program(
    'asyncio',
    `import asyncio\nasync def run():\n child = await asyncio.create_subprocess_exec(sys.executable, 'child.py')\n await child.wait()\nasyncio.run(run())`,
  ),
]
