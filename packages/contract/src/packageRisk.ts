// What is known against a package that the fleet has: judged by the server with its own advisories, for the versions seen.

import { z } from 'zod'
import { severity } from './findings.ts'

/** How near a fault is: a Run imported the package, or it lies in an environment whose Runs did not. */
export const packageReach = z.enum(['imported', 'installed'])
export type PackageReach = z.infer<typeof packageReach>

/** `unrated`: known as a fault, but nobody has said how bad. */
export const riskSeverity = z.enum([...severity.options, 'unrated'])
export type RiskSeverity = z.infer<typeof riskSeverity>

/** How old the advisories are; with none nothing was judged, which is not the same as clean. */
export const advisoryAgeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('known'),
    newest: z.string(),
    imported: z.string(),
    days: z.number(),
    advisories: z.number(),
    isStale: z.boolean(),
  }),
])
export type AdvisoryAge = z.infer<typeof advisoryAgeSchema>

/** One fault, by all its names; once more where another version of it is mended by another. */
export const packageFaultSchema = z.object({
  /** CVE first, then what other databases call it. */
  ids: z.array(z.string()),
  summary: z.string(),
  severity: riskSeverity,
  malicious: z.boolean(),
  /** The day since which it is known to be exploited; null where it is not. */
  exploited: z.string().nullable(),
  /** Likelihood of use within 30 days, between 0 and 1. */
  epss: z.number().nullable(),
  /** The first version without it. */
  fix: z.string().nullable(),
  page: z.string().nullable(),
  /** Of those seen, the ones that have it. */
  versions: z.array(z.string()),
  reach: packageReach,
})
export type PackageFault = z.infer<typeof packageFaultSchema>

/** All faults of a package in one line. */
export const packageRiskSchema = z.object({
  reach: packageReach,
  severity: riskSeverity,
  malicious: z.boolean(),
  exploited: z.string().nullable(),
  /** How many faults, and the names of the worst, at most eight. */
  faults: z.number().int().positive(),
  ids: z.array(z.string()),
  /** The versions that have any, each with the first that has none. */
  versions: z.array(z.object({ version: z.string(), fix: z.string().nullable(), reach: packageReach })),
})
export type PackageRisk = z.infer<typeof packageRiskSchema>
