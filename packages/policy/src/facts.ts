// The vocabulary of conditions: which acts a policy can judge, which facts are known of each, and by whom.

export const acts = [
  'run.started',
  'package.used',
  'module.imported',
  'file.opened',
  'file.removed',
  'file.renamed',
  'host.resolved',
  'host.connected',
  'process.started',
  'content.sent',
] as const
export type ActName = (typeof acts)[number]

/** Acts that are heard of before they happen, in the process itself; the others are judged by the agent. */
export const actsInProcess: readonly ActName[] = acts.filter((act) => act !== 'package.used')

export type FactType = 'string' | 'int' | 'bool' | 'list'
/**
 * Who knows it: the endpoint (the same for all its Runs, so that the compiler fills it in), the Run's own process from
 * its start on, that process at the act, whoever judges (from the approvals), or the agent, which a process asks before
 * its program begins, and then only.
 */
export type Knower = 'endpoint' | 'run' | 'act' | 'judge' | 'agent'
export type FactEntry = { type: FactType; knower: Knower; on: readonly ActName[]; says: string }

const fact = (type: FactType, knower: Knower, says: string, on: readonly ActName[] = acts): FactEntry => ({
  type,
  knower,
  on,
  says,
})

const files: ActName[] = ['file.opened', 'file.removed', 'file.renamed']
const hosts: ActName[] = ['host.resolved', 'host.connected', 'content.sent']

/** `package` is a reserved word of CEL, hence `pkg`. Texts that are known to be nothing are empty, never absent. */
export const facts = {
  act: fact('string', 'act', 'the act, as the rule’s `on` names it'),
  'account.name': fact('string', 'run', 'the account that runs the script'),
  'account.groups': fact('list', 'run', 'names of the groups of the account'),
  'endpoint.id': fact('string', 'endpoint', 'the id of the endpoint'),
  'endpoint.name': fact('string', 'endpoint', 'the name of the endpoint'),
  'endpoint.groups': fact('list', 'endpoint', 'groups that the endpoint belongs to'),
  'endpoint.platform': fact('string', 'endpoint', 'linux, darwin or win32'),
  'script.path': fact('string', 'run', 'the path of the script; empty where it is no file'),
  'script.kind': fact('string', 'run', 'file, module, command, stdin, interactive or none'),
  'script.sha256': fact('string', 'run', 'the digest of the script’s text'),
  'script.provenance': fact(
    'string',
    'run',
    'home, temporary, download, share, system or other; empty where it is no file',
  ),
  'script.known': fact('bool', 'agent', 'whether a Run of the same text was seen before'),
  'script.approved': fact('bool', 'judge', 'whether the text is on the list of approved scripts'),
  'script.worst': fact('string', 'agent', 'none, info, low, medium, high or critical: its worst finding'),
  'interpreter.version': fact('string', 'run', 'the version of Python, 3.11.7'),
  'interpreter.support': fact('string', 'run', 'supported, end-of-life, prerelease or unknown'),
  'time.hour': fact('int', 'act', 'the hour of the day on the endpoint, 0 to 23'),
  'time.day': fact('string', 'act', 'the day of the week on the endpoint, monday to sunday'),
  'time.date': fact('string', 'act', 'the date on the endpoint, 2026-01-31'),
  'time.utc': fact('string', 'act', 'the minute in UTC, 2026-01-31T14:05'),
  'pkg.name': fact('string', 'act', 'the name of the package', ['package.used']),
  'pkg.version': fact('string', 'act', 'the version of the package', ['package.used']),
  'module.name': fact('string', 'act', 'the top-level name of the module', ['module.imported']),
  'file.path': fact('string', 'act', 'the absolute path of the file', files),
  'file.access': fact('string', 'act', 'read, write, update, removed or renamed', files),
  'process.executable': fact('string', 'act', 'the program that is started', ['process.started']),
  'process.argv': fact('list', 'act', 'its command line', ['process.started']),
  'destination.host': fact('string', 'act', 'the name that was asked for, else the address', hosts),
  'destination.port': fact('int', 'act', 'the port; 0 where none is told', [
    'host.connected',
    'content.sent',
  ]),
  'destination.kind': fact('string', 'act', 'who the host is: model, storage, paste, code, internal…', hosts),
  'data.classes': fact('list', 'act', 'kinds of personal data in what is sent: cpf, card…', ['content.sent']),
  'data.secrets': fact('list', 'act', 'types of the secrets in what is sent', ['content.sent']),
  'data.strays': fact('list', 'act', 'those of the secrets that do not belong there', ['content.sent']),
  'data.bytes': fact('int', 'act', 'how much is sent', ['content.sent']),
} as const satisfies Record<string, FactEntry>

export type FactName = keyof typeof facts
export type FactValue = string | number | boolean | readonly string[]
/** By dotted name. What is not there is not known: a condition that needs it fails. */
export type Facts = Partial<Record<FactName, FactValue>>

export const factNames = Object.keys(facts) as FactName[]
export const isFactName = (name: string): name is FactName => Object.hasOwn(facts, name)

/** In the order of `script.worst.atLeast('high')`. */
export const levels = ['none', 'info', 'low', 'medium', 'high', 'critical'] as const
