// What a `.pth` file would run at every start of Python, judged by its text. The probe judges the same way when a
// Python starts (probe/src/sentinel_probe/startup_guard.py says why); a test holds both to the same word.

const longestLine = 1000

/** What a start-up line has no business with, the most telling first. */
const signs: Record<string, readonly string[]> = {
  decodes: ['base64', 'marshal', 'zlib', 'codecs', 'fromhex', 'binascii'],
  'starts-process': ['subprocess', 'os.system', 'os.exec', 'os.spawn', 'posix', 'multiprocessing'],
  connects: ['socket', 'urllib', 'http', 'requests', 'ftplib', 'smtplib'],
  'loads-native': ['ctypes', 'cffi'],
  'opens-file': ['open(', 'pathlib', 'shutil'],
  hides: ['chr(', '\\x', '\\u', '__builtins__', 'getattr(__', 'globals(', 'pickle'],
  'runs-text': ['exec(', 'eval(', 'compile(', 'runpy'],
}

/** Lines of well-known packages that bear a sign all the same; `*` stands for harmless characters. */
const known = [
  // coverage 7.10 and later
  String.raw`import sys; exec('import os\n\nif os.getenv("COVERAGE_PROCESS_START")*:\n try:\n  import coverage\n except:\n  pass\n else:\n  coverage.process_startup(*)')`,
  // pytest-cov before 7
  String.raw`import os, sys;exec('if \'COV_CORE_SOURCE\' in os.environ:\n try:\n  from pytest_cov.embed import init\n  init(*)\n except *:\n  sys.stderr.write(\n   "pytest-cov: Failed to setup subprocess coverage. "\n   "Environ: {0!r} "\n   "Exception: {1!r}\\n".format(\n    dict((k, v) for k, v in os.environ.items() if k.startswith(\'COV_CORE*\')),\n    exc\n   )\n  )\n')`,
].map((shape) => new RegExp(`^${shape.split('*').map(escaped).join('[ _.="A-Za-z0-9]*')}$`))
const coverageConfig = ' or os.getenv("COVERAGE_PROCESS_CONFIG")'

/** Why the import lines of a `.pth` file look malicious; undefined where they do not. */
export function judgeStartup(text: string): string | undefined {
  // Python ends a line at more characters than others do, at \x1c and \x85 too.
  const separated = text.replaceAll(/\p{Cc}/gu, (control) => (control === '\t' ? control : '\n'))
  for (const untrimmed of separated.split(/[\n\u2028\u2029]/)) {
    const line = untrimmed.trim()
    // Without a call nothing runs but the modules that it names.
    if (!/^import[ \t]/.test(line) || (!line.includes('(') && line.length <= longestLine)) continue
    const reason = signIn(line) ?? (line.length > longestLine ? 'long-line' : undefined)
    const plain = line.replaceAll(coverageConfig, '')
    if (reason && !known.some((shape) => shape.test(plain))) return reason
  }
  return undefined
}

const signIn = (line: string) =>
  Object.entries(signs).find(([, marks]) => marks.some((mark) => line.includes(mark)))?.[0]

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
}
