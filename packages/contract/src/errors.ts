// The one table of faults. A code is never reused; what it means stands here and nowhere else.

export type ErrorEntry = { status: number; message: string; remedy: string }

/** `{name}` in a message is filled from the fault's details. `status` is the HTTP status of RFC 9457 problem+json. */
export const errors = {
  'inbox-line-invalid': {
    status: 422,
    message: 'A line of an inbox file is not a probe line: {reason}.',
    remedy:
      'Nothing to do: the line is recorded as a Gap. If it recurs, look for a program that writes into the inbox.',
  },
  'inbox-line-oversized': {
    status: 413,
    message: 'A line of an inbox file is longer than {limit} bytes.',
    remedy: 'Nothing to do: the line is recorded as a Gap. Probes never write such lines.',
  },
  'inbox-file-hostile': {
    status: 422,
    message: 'An inbox entry is refused: {reason}.',
    remedy: 'Remove the entry: the inbox holds regular files named by their Run only.',
  },
  'evidence-tampered': {
    status: 422,
    message: 'The evidence chain is broken at record {record}: {reason}.',
    remedy:
      'Keep the files as they are and compare them with what the server received: `sentinel verify` names the place.',
  },
  'evidence-seal-invalid': {
    status: 401,
    message: 'A seal does not verify with the enrolled key of endpoint {endpoint}.',
    remedy: 'Enrol the endpoint again if its key was replaced on purpose; otherwise treat it as tampering.',
  },
  'evidence-out-of-order': {
    status: 409,
    message: 'The segment begins at record {first}; record {expected} is expected next.',
    remedy: 'Send again from the expected record.',
  },
  'evidence-forked': {
    status: 409,
    message: 'Record {record} was received before with another content.',
    remedy: 'Two logs claim the same place: the endpoint was restored from a copy, or its log was rewritten.',
  },
  'segment-unreadable': {
    status: 400,
    message: 'The segment cannot be read: {reason}.',
    remedy: 'Send zstd-compressed record lines that end with a seal.',
  },
  'segment-oversized': {
    status: 413,
    message: 'The segment is larger than {limit} bytes.',
    remedy: 'Seal more often, or send fewer records at once.',
  },
  'endpoint-unknown': {
    status: 404,
    message: 'Endpoint {endpoint} is not enrolled here.',
    remedy: 'Enrol it, or point the agent at the server it was enrolled with.',
  },
  'endpoint-ambiguous': {
    status: 409,
    message: 'More than one endpoint is called {endpoint}.',
    remedy: 'Name it by its id: `sentinel endpoints --json` prints them.',
  },
  'enrolment-refused': {
    status: 403,
    message: 'Enrolment is refused: {reason}.',
    remedy: 'An agent enrols over the loopback interface with the enrolment token of its own data folder.',
  },
  'signed-out': {
    status: 401,
    message: 'This needs a signed-in operator.',
    remedy: 'Open a sign-in link: `sentinel status` prints a fresh one.',
  },
  'sign-in-link-spent': {
    status: 401,
    message: 'This sign-in link was used before or has expired.',
    remedy: 'Ask for a fresh one: `sentinel status` prints it.',
  },
  'sign-in-throttled': {
    status: 429,
    message: 'Too many sign-ins failed; wait {seconds} seconds.',
    remedy: 'Wait, then open a fresh link: `sentinel status` prints one.',
  },
  'origin-refused': {
    status: 403,
    message: 'The request comes from another site ({origin}).',
    remedy: 'Open the console at its own address.',
  },
  'input-invalid': {
    status: 400,
    message: 'The request is not as the contract says: {reason}.',
    remedy: 'Compare it with /api/openapi.json.',
  },
  'operation-unknown': {
    status: 404,
    message: 'There is no operation at {path}.',
    remedy: 'The operations are listed in /api/openapi.json.',
  },
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
  'bundle-oversized': {
    status: 413,
    message: 'The bundle would hold more than {limit} {what}.',
    remedy: 'Ask for fewer Runs: narrow the query by account, script or endpoint.',
  },
  'bundle-unreadable': {
    status: 400,
    message: 'The file {file} is not a bundle of evidence: {reason}.',
    remedy: '`sentinel export evidence RUN -o FILE` writes one.',
  },
  'evidence-unconfirmed': {
    status: 409,
    message: 'No receipt covers the records of {run} yet.',
    remedy: 'Wait until its endpoint has sent them: `sentinel endpoints` shows what is waiting.',
  },
  'browser-not-found': {
    status: 404,
    message: 'There is no Chromium or Chrome on this machine to make a PDF with.',
    remedy:
      'Install one (`apt install chromium`), name it in SENTINEL_BROWSER, or write --format html and print that.',
  },
  'page-not-printed': {
    status: 500,
    message: 'The PDF could not be made: {reason}.',
    remedy: 'Write --format html and print that from a browser.',
  },
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
  'policy-version-unknown': {
    status: 404,
    message: 'There is no version {version} of the policy.',
    remedy: '`sentinel policy history` lists the versions.',
  },
  'alert-unknown': {
    status: 404,
    message: 'No alert has the id {alert}.',
    remedy: '`sentinel alerts --state all` lists the alerts that are known.',
  },
  'alert-ambiguous': {
    status: 409,
    message: '{alert} begins more than one alert’s id.',
    remedy: 'Give more of it.',
  },
  'record-unknown': {
    status: 404,
    message: 'Record {record} of this endpoint is not held here.',
    remedy: 'It was not received yet, or the number is wrong: `sentinel verify` looks at the log itself.',
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
  'data-held': {
    status: 409,
    message: 'The data folder {folder} is held by process {pid} since {since}.',
    remedy: 'Use that one ({address}), stop it with `sentinel down`, or choose another folder with --data.',
  },
  'data-unwritable': {
    status: 500,
    message: 'The data folder {folder} cannot be written: {reason}.',
    remedy: 'Give this account the right to write there, free space, or choose another folder with --data.',
  },
  'services-down': {
    status: 503,
    message: 'No server answers for the data folder {folder}.',
    remedy: 'Start it with `sentinel up --detach`.',
  },
  'service-failed': {
    status: 500,
    message: 'The {service} did not start: {reason}.',
    remedy: 'Its log is at {log}.',
  },
  'port-taken': {
    status: 409,
    message: 'Port {port} of the loopback interface is taken by another program.',
    remedy: 'Choose another with --port N; without --port a free one is found.',
  },
  'interpreter-not-found': {
    status: 404,
    message: 'The interpreter {path} cannot be run: {reason}.',
    remedy: 'Give an interpreter with --python PATH.',
  },
  'interpreter-unwritable': {
    status: 500,
    message: 'The interpreter below {prefix} could not be changed: {reason}.',
    remedy: 'What was begun is undone. Mend the cause and try again; nothing else is affected.',
  },
  'example-unknown': {
    status: 404,
    message: 'There is no example named {name}.',
    remedy: '`sentinel example` lists them.',
  },
  'example-failed': {
    status: 500,
    message: 'The example {name} could not be prepared: {reason}.',
    remedy: 'The whole output is at {log}.',
  },
  'store-failed': {
    status: 500,
    message: 'The {store} store failed: {reason}.',
    remedy: 'The server log has the cause. Nothing was acknowledged; agents send again.',
  },
  'internal-fault': {
    status: 500,
    message: 'Something failed that should not: {reason}.',
    remedy: 'The log has the cause under the same time.',
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errors
export type ErrorDetails = Readonly<Record<string, string | number>>

/** A fault with a code of the table; `message` is the table's sentence with the details filled in. */
export class SentinelError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails
  readonly status: number
  readonly remedy: string

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(fill(errors[code].message, details), options)
    this.name = 'SentinelError'
    this.code = code
    this.details = details
    this.status = errors[code].status
    this.remedy = fill(errors[code].remedy, details)
  }
}

/** RFC 9457 problem details. */
export type Problem = {
  type: string
  title: string
  status: number
  code: ErrorCode
  detail: string
  details: ErrorDetails
}

export function problemOf(error: SentinelError): Problem {
  const { code, status, message, remedy, details } = error
  return { type: `urn:sentinel:error:${code}`, title: message, status, code, detail: remedy, details }
}

/** A closed switch: the compiler proves that no case is left. */
export function assertNever(value: never): never {
  throw new SentinelError('internal-fault', { reason: `a case was not handled: ${JSON.stringify(value)}` })
}

function fill(template: string, details: ErrorDetails): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole))
}
