// `sentinel request RUN|SCRIPT --reason`: asks for what a rule does not let through, or that a script be an approved one. The
// request is left for the agent, which knows whose file it is, and becomes evidence.

import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  type Client,
  type Event,
  type LeftRequest,
  leftRequestSchema,
  SentinelError,
} from '@sentinel/contract'
import { allEvents } from '../services/allEvents.ts'
import { connect } from '../services/connect.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

type Options = CommonOptions & { reason: string; rule?: string }
type Subject = Pick<LeftRequest, 'rule' | 'script' | 'of'>

export function registerRequest({ program, terminal }: Context): void {
  withCommon(
    program
      .command('request')
      .description('ask an operator to let through what the policy warned of or stopped'),
    'data',
  )
    .argument(
      '<run|script>',
      'the Run that was stopped (its end, as the message quotes it, or `last`), or a file',
    )
    .requiredOption('--reason <text>', 'why it is needed, for whoever decides')
    .option('--rule <id>', 'the rule that is in the way (default: the one that stopped the Run)')
    .addHelpText(
      'after',
      examples(
        'request 099c54ce --reason "month-end payroll, agreed with HR"',
        'request report.py --reason "reviewed by the data team" --json',
      ),
    )
    .action(async (subject: string, options: Options) => {
      const data = folderOf(options)
      const about = existsSync(subject) ? ofFile(subject) : await ofRun(connect(data).call, subject)
      const asked = requestOf(options, about)
      leave(join(data.root, 'requests'), asked)
      terminal.out(options.json ? asJson(asked) : sentence(asked))
    })
}

function ofFile(path: string): Subject {
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
  return { script: { sha256, path: resolve(path) } }
}

/** Of the rules that spoke in a Run the one that stopped it, else the first that warned. */
async function ofRun(call: Client, id: string): Promise<Subject> {
  const run = await call('run', { params: { id } })
  const applied = (await allEvents(call, run.id)).map(({ event }) => event).filter(isApplied)
  const { rule } =
    applied.find(({ verdict }) => verdict === 'deny') ??
    applied.find(({ verdict }) => verdict === 'warn') ??
    {}
  const { sha256, path } = run.script
  return {
    of: run.id,
    ...(rule ? { rule } : {}),
    ...(sha256 ? { script: { sha256, ...(path ? { path } : {}) } } : {}),
  }
}

const isApplied = (event: Event): event is Event & { type: 'policy.applied' } =>
  event.type === 'policy.applied'

function requestOf({ reason, rule }: Options, about: Subject): LeftRequest {
  const asked = { request: randomUUID(), reason, ...about, ...(rule ? { rule } : {}) }
  if (!asked.rule && !asked.script)
    throw new SentinelError('input-invalid', {
      reason: 'no rule spoke in that Run and it has no script of its own: name the rule with --rule',
    })
  const parsed = leftRequestSchema.safeParse(asked)
  if (parsed.success) return parsed.data
  throw new SentinelError('input-invalid', { reason: parsed.error.issues[0]?.message ?? 'it is no request' })
}

/** Under another name until it is whole: the agent looks while it is written. */
function leave(folder: string, asked: LeftRequest): void {
  const path = join(folder, `${asked.request}.json`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(`${path}.new`, JSON.stringify(asked), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'it does not take the file'
    throw new SentinelError('data-unwritable', { folder, reason }, { cause })
  }
}

const sentence = ({ request, rule, script }: LeftRequest): string =>
  `Asked (${request.slice(0, 8)}): ${rule ? `that rule ${rule} lets it through` : 'that the script be approved'}${
    script?.path ? `, ${script.path}` : ''
  }.\nOperators see it under Policies, Approvals; \`sentinel approvals\` says what became of it.\n`
