// Faults of evidence on its way: inbox, segments, records, bundles.

import type { ErrorEntry } from './entry.ts'

export const evidenceErrors = {
  'stamp-refused': {
    status: 502,
    message: 'The time-stamping authority gave no stamp that holds: {reason}.',
    remedy: 'The anchor itself is made and kept. It is asked again with the next one; see timestamp.yaml.',
  },
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
  'record-unknown': {
    status: 404,
    message: 'Record {record} of this endpoint is not held here.',
    remedy: 'It was not received yet, or the number is wrong: `sentinel verify` looks at the log itself.',
  },
} as const satisfies Record<string, ErrorEntry>
