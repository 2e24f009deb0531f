// `sentinel policy explain RUN`: which rules spoke in a Run, what they said of which act, and whom to ask.

import type { Event, EventOf } from '@sentinel/contract'
import { localTime, shortId } from '../../render/format.ts'
import { allEvents } from '../../services/allEvents.ts'
import { connect } from '../../services/connect.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from '../context.ts'

type Applied = EventOf<'policy.applied'>

export function registerExplainRun({ program, terminal }: Context): void {
  withCommon(program.command('explain').description('say what the policy said of a Run, and why'), 'data')
    .argument('[run]', 'a Run’s id, the end of it (as a message quotes it), or `last`', 'last')
    .addHelpText('after', examples('policy explain last', 'policy explain 3f9a41c2 --json'))
    .action(async (id: string, options: CommonOptions) => {
      const { call } = connect(folderOf(options))
      const run = await call('run', { params: { id } })
      const applied = (await allEvents(call, run.id)).map(({ event }) => event).filter(isApplied)
      if (options.json) return terminal.out(asJson({ run: run.id, script: run.scriptName, applied }))
      const head = `${run.scriptName} by ${run.account}, ${localTime(run.startedAt)} (${shortId(run.id)})\n`
      const told = applied.map(sentence).join('')
      terminal.out(head + (told || 'No rule spoke in this Run.\n'))
    })
}

const isApplied = (event: Event): event is Applied => event.type === 'policy.applied'
const words = { allow: 'noticed', warn: 'warned', deny: 'stopped' } as const
/** What the agent decided, the process could not: it was known when the act had happened. */
const late = { allow: 'noticed', warn: 'would have warned', deny: 'would have stopped' } as const

function sentence({ verdict, act, subject, rule, policy, reason, fault, at, seq }: Applied): string {
  const undecided = fault ? '\n    the rule could not be decided, and is one that then holds' : ''
  const place = at === undefined ? '' : `\n    at ${at}`
  const word = seq === undefined ? `${late[verdict]}, known too late` : words[verdict]
  return `  ${word}: ${act} ${subject}\n    by ${rule} of ${policy}, because ${reason}${undecided}${place}\n`
}
