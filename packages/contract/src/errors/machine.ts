// Faults of the machine: folders, ports, programs, stores.

import type { ErrorEntry } from './entry.ts'

export const machineErrors = {
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
