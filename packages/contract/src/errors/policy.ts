// Faults of a policy, and what it refuses.

import type { ErrorEntry } from './entry.ts'

export const policyErrors = {
  'policy-unreadable': {
    status: 400,
    message: 'The policy cannot be read: {reason}.',
    remedy: 'Write it as YAML; `sentinel policy show baseline` prints one to begin with.',
  },
  'policy-shape-wrong': {
    status: 400,
    message: 'The policy is not as it should be: {reason}.',
    remedy: 'Compare it with `sentinel policy show baseline`.',
  },
  'policy-member-unknown': {
    status: 400,
    message: 'A policy has no member {name}{meant}',
    remedy: 'Correct the name, or take it out: what is not understood is never silently left aside.',
  },
  'policy-name-unknown': {
    status: 400,
    message: 'The condition uses {name}, which is not known{meant}',
    remedy: '`sentinel policy vocabulary` lists every name that a condition may use.',
  },
  'policy-type-wrong': {
    status: 400,
    message: 'The condition does not fit together: {reason}.',
    remedy: 'Compare texts with texts and numbers with numbers; `sentinel policy vocabulary` has the kinds.',
  },
  'policy-syntax-wrong': {
    status: 400,
    message: 'The condition cannot be read: {reason}.',
    remedy: 'Write it in CEL, as in: destination.kind == "paste" && !(account.name in ["build"])',
  },
  'policy-fact-absent': {
    status: 400,
    message: 'The condition uses {name}, which is never known of {act}.',
    remedy: 'Judge that act in a rule of its own: {name} is known of {has}.',
  },
  'policy-rule-twice': {
    status: 400,
    message: 'Two rules are called {rule}.',
    remedy: 'Give each rule an id of its own: evidence names rules by it.',
  },
  'policy-example-fails': {
    status: 400,
    message: 'An example of the policy does not come out as it says: {reason}.',
    remedy: 'Mend the rule, or the example.',
  },
  'policy-unknown': {
    status: 404,
    message: 'There is no policy {name}.',
    remedy: 'Give a file, or one of those that `sentinel policy list` names.',
  },
  'policy-refused': {
    status: 422,
    message: 'The policy {name} is refused: {reason}.',
    remedy:
      'Nothing has changed: the policy before it stays in force. `sentinel policy check` says what to mend.',
  },
  'run-denied': {
    status: 403,
    message: 'The policy does not let this run begin: {title}, because {reason}.',
    remedy: 'Ask {contact} (rule {rule}).',
  },
  'policy-changed': {
    status: 409,
    message: 'Version {version} of the policy is no longer in force: {current} is.',
    remedy: 'Look at the version in force, and change that one.',
  },
  'policy-rule-unknown': {
    status: 404,
    message: 'The policy in force has no rule {rule}.',
    remedy: '`sentinel policy history` and the console show the version in force.',
  },
  'approval-unknown': {
    status: 404,
    message: 'There is no approval {approval}, or more than one begins like that.',
    remedy: '`sentinel approvals` lists them.',
  },
  'grants-refused': {
    status: 422,
    message: 'The approvals and groups with number {number} are refused: {reason}.',
    remedy: 'Nothing has changed: those before them stay in force.',
  },
  'policy-version-unknown': {
    status: 404,
    message: 'There is no version {version} of the policy.',
    remedy: '`sentinel policy history` lists the versions.',
  },
} as const satisfies Record<string, ErrorEntry>
