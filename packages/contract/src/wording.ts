// Reasons in words, the same on the screen and in the terminal.

import type { GapReason, UnwatchedCause } from './events.ts'
import type { Interpreter, WatchObstacle } from './interpreters.ts'

/** Why no probe told of a process. */
export const unwatchedWords: Record<UnwatchedCause, string> = {
  'no-site': 'started with -S',
  isolated: 'started with -I or -E',
  'too-old': 'Python before 3.8',
  frozen: 'a program with its own Python',
  embedded: 'Python inside another program',
  'foreign-prefix': 'interpreter may not be changed',
  'not-watched': 'interpreter is not watched',
  silenced: 'told to record, and does not',
}

/** Why an interpreter cannot be watched. */
export const obstacleWords: Record<WatchObstacle, string> = {
  'too-old': 'Python before 3.8 has no audit hooks',
  'unknown-layout': 'its libraries were not found',
  isolated: 'this build never loads site',
  'foreign-owned': 'it belongs to another account',
  'read-only': 'it cannot be written',
  immutable: 'it is protected against changes',
}

/** `until 2028-10-31`, `ended 2020-01-01`, `prerelease`. */
export function supportWords({ state, ends }: Interpreter['support']): string {
  if (state === 'supported') return `until ${ends}`
  return state === 'end-of-life' ? `ended ${ends}` : state
}

const gaps: Record<GapReason, string> = {
  dropped: 'Events happened that could not be written',
  uninstrumented: 'A Python ran that no probe can watch',
  faults: 'The probe failed at some of its own work',
  'stood-down': 'The probe went silent after faults of its own',
  'hook-refused': 'Another hook in the program kept the probe out',
  tampered: 'The inbox file was changed by somebody else',
  'log-cut': 'The end of the evidence log was cut off',
  'log-altered': 'A record of the evidence log was altered',
  invalid: 'Lines were there that no probe writes',
  oversized: 'Something was larger than its limit',
  silenced: 'The inbox could not be written',
  unexplained: 'The probe gave a reason that this version does not know',
}

/** A newer server may know reasons that this version does not. */
export const gapWords = (reason: string): string =>
  (gaps as Partial<Record<string, string>>)[reason] ?? 'Evidence is missing'

const classWords: Record<string, string> = {
  cpf: 'CPF numbers',
  cnpj: 'CNPJ numbers',
  email: 'e-mail addresses',
  phone: 'telephone numbers',
  salary: 'salaries',
  name: 'names of people',
  address: 'addresses',
  birthdate: 'dates of birth',
  card: 'payment cards',
  iban: 'bank accounts',
  health: 'data on health',
}
/** A class of data, as somebody says it who has never seen its name. */
export const dataWord = (name: string) => classWords[name] ?? name.replaceAll('-', ' ')

/** `a, b and 3 more`. */
export const fewOf = (names: readonly string[], most = 2): string =>
  names.length <= most + 1
    ? names.join(', ').replace(/, ([^,]*)$/, ' and $1')
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`

const actWords: Record<string, string> = {
  'content.sent': 'Sending to',
  'http.requested': 'Calling',
  'host.connected': 'Connecting to',
  'model.called': 'Asking the language model of',
  'file.opened': 'Opening',
  'file.removed': 'Removing',
  'file.renamed': 'Renaming',
  'process.started': 'Starting',
  'package.used': 'Using',
  'run.started': 'Running',
}
/** `content.sent api.example.com` as somebody says it who knows nothing of such names. */
export function actInWords(what: string): string {
  const [act = '', ...subject] = what.split(' ')
  return actWords[act] ? `${actWords[act]} ${subject.join(' ')}` : what
}
