// What starts with Python is judged alike by agent and probe: well-known packages pass, look-alikes of attacks do not.

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { harmlessStartups, lookAlike, maliciousStartups } from '../testing/startupFiles.ts'
import { judgeStartup } from './judgeStartup.ts'
import { probeFolder } from './probeFolder.ts'

const known = harmlessStartups['a1_coverage.pth'] as string
const tampered = {
  'a known line with more at its end': known.replace("')\n", "'); import socket\n"),
  'a known line with a call where a word may be': known.replace('slug="pth"', 'eval("1")'),
  'a second line': `import sys\n${maliciousStartups.decodes}`,
  'a line behind a separator of Python’s own': `x\x1c${maliciousStartups.decodes}`,
  'a tab': 'import\tsubprocess; subprocess.call("true")',
  'the look-alike': lookAlike('/tmp/x'),
}

/** The probe's words on the same texts, from its own file. */
function judgedByProbe(texts: string[]): (string | null)[] {
  const program = [
    'import json, sys',
    `space = {'__name__': 'guard'}`,
    `exec(compile(open(${JSON.stringify(join(probeFolder, 'startup_guard.py'))}).read(), 'guard', 'exec'), space)`,
    'judge = lambda text: next((sign for sign, _ in space["malicious_lines"](text.encode())), None)',
    'print(json.dumps([judge(text) for text in json.load(sys.stdin)]))',
  ].join('\n')
  return JSON.parse(
    execFileSync('python3', ['-c', program], { input: JSON.stringify(texts), encoding: 'utf8' }),
  )
}

describe('a .pth file', () => {
  it.each(Object.entries(harmlessStartups))('%s passes', (_, text) => {
    expect(judgeStartup(text)).toBeUndefined()
  })

  it.each(Object.entries(maliciousStartups))('that %s is told so', (reason, text) => {
    expect(judgeStartup(text)).toBe(reason)
  })

  it.each(Object.entries(tampered))('with %s does not pass', (_, text) => {
    expect(judgeStartup(text)).toBeDefined()
  })

  it('is judged alike by the probe', () => {
    const texts = [harmlessStartups, maliciousStartups, tampered].flatMap((texts) => Object.values(texts))
    expect(judgedByProbe(texts)).toEqual(texts.map((text) => judgeStartup(text) ?? null))
  })
})
