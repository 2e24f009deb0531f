// Why each rule about a script's text matters: a Finding in evidence carries the rule's id, and people want the reason.

import { join } from 'node:path'
import { knowledgeFolder, loadRules } from '@sentinel/knowledge'
import type { WhyOf } from './raisedFrom.ts'

/** Reads the rules when the first one is asked for: a fifth of a second that no start of the server waits for. */
export function createWhyOf(): WhyOf {
  let known: ReadonlyMap<string, string> | undefined
  return (rule) => {
    known ??= new Map(loadRules(join(knowledgeFolder, 'rules')).map(({ id, why }) => [id, why]))
    return known.get(rule)
  }
}
