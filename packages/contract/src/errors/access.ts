// Faults of who asks and how: endpoints, sign-in, requests.

import type { ErrorEntry } from './entry.ts'

export const accessErrors = {
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
} as const satisfies Record<string, ErrorEntry>
