// Faults of naming one of many: a Run, a Script, an alert.

import type { ErrorEntry } from './entry.ts'

export const lookupErrors = {
  'run-unknown': {
    status: 404,
    message: 'No Run matches {run}.',
    remedy: '`sentinel runs` lists the Runs that are known.',
  },
  'run-ambiguous': {
    status: 409,
    message: '{run} stands for more than one Run.',
    remedy: 'Give more of its id.',
  },
  'export-unknown': {
    status: 404,
    message: 'There is no export named {name}.',
    remedy: '`sentinel export list` names them.',
  },
  'export-taken': {
    status: 409,
    message: 'There is an export named {name} already.',
    remedy: 'Give another name, or take that one away with `sentinel export remove {name}`.',
  },
  'alert-unknown': {
    status: 404,
    message: 'No alert has the id {alert}.',
    remedy: '`sentinel alerts --state all` lists the alerts that are known.',
  },
  'alert-not-unusual': {
    status: 409,
    message: 'Alert {alert} comes from a rule: it cannot be said to be expected.',
    remedy:
      'Resolve or archive it; an exception to the rule goes into detections/exceptions.yaml of the data folder.',
  },
  'alert-ambiguous': {
    status: 409,
    message: '{alert} begins more than one alert’s id.',
    remedy: 'Give more of it.',
  },
  'script-unknown': {
    status: 404,
    message: 'No Script that ran has the hash {script}.',
    remedy: '`sentinel scripts` lists the Scripts that are known.',
  },
  'script-ambiguous': {
    status: 409,
    message: '{script} begins more than one hash.',
    remedy: 'Give more of it.',
  },
} as const satisfies Record<string, ErrorEntry>
