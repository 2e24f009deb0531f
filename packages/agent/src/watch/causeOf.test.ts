// Each reason why a process has no probe, from what a system shows of it.
import { describe, expect, it } from 'vitest'
import { causeOf, type SeenInterpreter, type SeenPython } from './causeOf.ts'
import { interpreterFlags } from './interpreterFlags.ts'

const inbox = '/data/inbox'
const watched: SeenInterpreter = { isWatched: true, obstacle: null }
const unwatched: SeenInterpreter = { isWatched: false, obstacle: null }
const python = (argv: string[], more: Partial<SeenPython> = {}): SeenPython => ({
  executable: '/usr/bin/python3.12',
  argv: ['python3', ...argv],
  environment: [],
  library: undefined,
  ...more,
})
const told = { environment: ['A=1', `SENTINEL_INBOX=${inbox}`] }

describe('the reason', () => {
  it.each([
    ['no-site', python(['-S', 'x.py']), watched],
    ['no-site', python(['-BSu', '-c', '1']), unwatched],
    ['no-site', python(['x.py']), { isWatched: false, obstacle: 'isolated' }],
    ['too-old', python(['-S', 'x.py']), { isWatched: false, obstacle: 'too-old' }],
    ['silenced', python(['x.py']), watched],
    ['silenced', python(['x.py', '-I'], told), unwatched],
    ['isolated', python(['-I', 'x.py'], told), unwatched],
    ['isolated', python(['-Wd', '-X', 'dev', '-E', 'x.py'], told), unwatched],
    ['not-watched', python(['-I', 'x.py']), unwatched],
    ['not-watched', python(['x.py'], { environment: ['SENTINEL_INBOX=/else/inbox'] }), unwatched],
    ['not-watched', python(['x.py'], { environment: undefined }), unwatched],
    ['foreign-prefix', python(['x.py']), { isWatched: false, obstacle: 'foreign-owned' }],
    ['foreign-prefix', python(['x.py']), undefined],
    [
      'frozen',
      python([], { executable: '/opt/app/app', library: '/tmp/_MEIab12/libpython3.12.so.1.0' }),
      undefined,
    ],
    [
      'frozen',
      python([], { executable: '/opt/app/app', library: '/opt/app/_internal/libpython3.12.so' }),
      undefined,
    ],
    [
      'embedded',
      python([], { executable: '/usr/bin/gdb', library: '/usr/lib/libpython3.11.so.1.0' }),
      undefined,
    ],
  ] as const)('is %s', (cause, seen, interpreter) => expect(causeOf(seen, interpreter, inbox)).toBe(cause))
})

describe('switches', () => {
  it.each([
    [['-c', '-S'], ''],
    [['-m', 'x', '-S'], ''],
    [['script.py', '-S'], ''],
    [['-'], ''],
    [['-X', '-S', 'x.py'], ''],
    [['-XS', '-S'], 'S'],
    [['-W', 'error', '-S'], 'S'],
    [['--check-hash-based-pycs', 'always', '-S'], 'S'],
    [['-bScpass'], 'S'],
  ])('%j hold %s', (words, letters) =>
    expect(interpreterFlags(['python', ...words]).noSite).toBe(letters === 'S'),
  )
})
