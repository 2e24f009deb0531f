// The one table of faults. A code is never reused; what it means stands in one file of `errors/` and nowhere else.

import { accessErrors } from './errors/access.ts'
import { evidenceErrors } from './errors/evidence.ts'
import { lookupErrors } from './errors/lookup.ts'
import { machineErrors } from './errors/machine.ts'
import { policyErrors } from './errors/policy.ts'

export const errors = {
  ...evidenceErrors,
  ...policyErrors,
  ...accessErrors,
  ...lookupErrors,
  ...machineErrors,
} as const

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
