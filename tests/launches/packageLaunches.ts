// Launches by packages from PyPI, in an environment that has them.

import { defineNote, type Launch, note } from './launch.ts'

export const requirements = [
  'pyinstaller==6.22.3',
  'uv==0.13.9',
  'pytest==9.2.0',
  'ipython==9.18.1',
  'ipykernel==7.4.0',
  'jupyter_client==8.10.0',
  'gunicorn==27.0.1',
  'celery==5.7.0',
  'gevent==26.9.0',
]
const guarded = `${defineNote}\n`
const frozen = (name: string, kind: string, made: string): Launch => ({
  name,
  files: {
    'main.py': `${note}; import time; time.sleep(2.5)`,
    'build.sh': `'{python}' -m PyInstaller --log-level ERROR ${kind} main.py && exec ${made}`,
  },
  argv: ['sh', '-e', '{folder}/build.sh'],
  notes: 1,
  cause: 'frozen',
})
const demo = {
  'demo/pyproject.toml':
    '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "demo"\nversion = "1"\n',
  'demo/setup.py': `${note}\nfrom setuptools import setup\nsetup()\n`,
  'demo/demo.py': '',
}

export const packageLaunches: Launch[] = [
  frozen('PyInstaller one-file', '--onefile', './dist/main'),
  frozen('PyInstaller one-folder', '--onedir', './dist/main/main'),
  {
    name: "pip's isolated build",
    files: demo,
    argv: ['{python}', '-m', 'pip', 'wheel', '-q', '--disable-pip-version-check', '--no-deps', './demo'],
    notes: 3,
  },
  {
    name: 'uv run',
    files: { 'main.py': note },
    argv: ['{bin}/uv', 'run', '--no-project', '--offline', '--python', '{python}', 'main.py'],
    notes: 1,
  },
  {
    name: 'pytest',
    files: { 'test_it.py': `${guarded}def test_it():\n note()\n` },
    argv: ['{bin}/pytest', '-q', '-p', 'no:cacheprovider'],
    notes: 1,
  },
  {
    name: 'IPython',
    argv: ['{bin}/ipython', '--quick', '--no-banner', '-c', note],
    env: { HOME: '{folder}', PATH: '/usr/bin:/bin' },
    notes: 1,
  },
  {
    name: 'a Jupyter kernel',
    files: {
      'main.py': `import os
from jupyter_client.manager import KernelManager
import sys
manager = KernelManager()
manager.kernel_cmd = [sys.executable, '-m', 'ipykernel_launcher', '-f', '{connection_file}']
manager.start_kernel()
client = manager.blocking_client()
client.start_channels(); client.wait_for_ready(60)
client.execute_interactive(open('cell.txt').read(), timeout=60)
client.stop_channels(); manager.shutdown_kernel()
`,
      'cell.txt': note,
    },
    argv: ['{python}', 'main.py'],
    env: { HOME: '{folder}', PATH: '/usr/bin:/bin' },
    notes: 1,
  },
  {
    name: 'gunicorn workers',
    files: {
      'served.py': `${guarded}import os, signal, time
def application(environ, start):
    start('200 OK', []); return [b'']
`,
      'conf.py': `import os, signal, threading, time
${defineNote}
bind = 'unix:served.sock'
workers = 2
def when_ready(server):
    note()
    threading.Timer(3, lambda: os.kill(os.getpid(), signal.SIGTERM)).start()
def post_fork(server, worker):
    note()
`,
    },
    argv: ['{bin}/gunicorn', '-c', 'conf.py', 'served:application'],
    notes: 3,
  },
  {
    name: 'celery',
    files: {
      'tasks.py': `import os
from celery import Celery, signals
${defineNote}
app = Celery('tasks', broker='memory://', backend='cache+memory://')
@signals.worker_ready.connect
def ready(sender, **kwargs):
    note()
    import signal, threading
    threading.Timer(2, lambda: os.kill(os.getpid(), signal.SIGTERM)).start()
@signals.worker_process_init.connect
def child(**kwargs):
    note()
`,
    },
    argv: ['{bin}/celery', '-A', 'tasks', 'worker', '--concurrency=2', '--loglevel=ERROR'],
    notes: 3,
  },
  {
    name: 'gevent',
    files: {
      'main.py': `from gevent import monkey; monkey.patch_all()
import gevent, os, sys
from gevent import subprocess
${note}
gevent.joinall([gevent.spawn(subprocess.check_call, [sys.executable, 'child.py']) for _ in range(2)])
`,
      'child.py': note,
    },
    argv: ['{python}', 'main.py'],
    notes: 3,
  },
]
