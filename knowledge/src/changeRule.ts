// Mode and roll-out of one rule, changed in the policy's own text: comments, order and everything else stay as written, but
// for the examples that name the rule, which say what it is to say.

import { SentinelError } from '@sentinel/contract'
import type { Mode } from '@sentinel/policy'
import { type Document, isMap, isSeq, parseDocument } from 'yaml'

export type ChangedRule = {
  rule: string
  mode: Mode
  /** Null: in force everywhere. */
  rollout: { percent: number; groups: readonly string[] } | null
}

/** Throws `policy-rule-unknown`. That what comes out is a policy is the reader's to judge. */
export function changeRule(text: string, { rule, mode, rollout }: ChangedRule): string {
  const document = parseDocument(text)
  const rules = document.get('rules')
  const found = isSeq(rules) ? rules.items.find((item) => isMap(item) && item.get('id') === rule) : undefined
  if (!isMap(found)) throw new SentinelError('policy-rule-unknown', { rule })
  found.set('mode', mode)
  if (rollout === null) found.delete('rollout')
  else {
    const { percent, groups } = rollout
    const made = document.createNode({ percent, ...(groups.length > 0 ? { groups } : {}) })
    made.flow = true
    found.set('rollout', made)
  }
  settleExamples(document, rule, mode)
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}

const verdicts = { observe: 'allow', warn: 'warn', deny: 'deny' } as const

function settleExamples(document: Document, rule: string, mode: Mode): void {
  const examples = document.get('examples')
  if (!isSeq(examples)) return
  const isOf = (item: unknown) => isMap(item) && item.get('rule') === rule
  if (mode === 'off') examples.items = examples.items.filter((item) => !isOf(item))
  else for (const item of examples.items) if (isOf(item) && isMap(item)) item.set('verdict', verdicts[mode])
}
