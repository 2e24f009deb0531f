// What is known against the packages of the environment that a Run ran in: each fault once for the same environment and the
// same advisories, and once more when a Run has imported what until then was only installed.

import { readdirSync } from 'node:fs'
import type { Event, EventOf, Severity } from '@sentinel/contract'
import { exploitationText, listedPackages, type Match, normalise, packagesDigest } from '@sentinel/supply'
import { z } from 'zod'
import type { Kept } from '../keptJson.ts'
import { attempt } from '../platform/attempt.ts'
import type { KnownAdvisories } from './knownAdvisories.ts'

/** What was told: `reach environment advisories package fault`, and `environment digest advisories` looked through whole. */
export const toldFaults = z.array(z.string())

export type VulnerablePackagesDeps = {
  advisories(): KnownAdvisories | undefined
  /** The folder that packages are installed in, by the interpreter of an environment. */
  siteOf(executable: string): string | undefined
  kept: Kept<z.infer<typeof toldFaults>>
}

export type VulnerablePackages = {
  /** Called with every Event once, in their order. */
  of(event: Event): Event[]
  /** What `of` gave is durable. */
  keep(): void
}

type Used = { name: string; version: string; reach: 'imported' | 'installed' }

const most = { runs: 2048, told: 20_000 } as const

export function createVulnerablePackages({
  advisories,
  siteOf,
  kept,
}: VulnerablePackagesDeps): VulnerablePackages {
  const told = new Set(kept.read() ?? [])
  const runs = new Map<string, EventOf<'run.started'>>()
  let isKept = true

  function isNews(key: string): boolean {
    if (told.has(key)) return false
    told.add(key)
    isKept = false
    for (const oldest of told) if (told.size > most.told) told.delete(oldest)
    return true
  }

  function findings(started: EventOf<'run.started'>, time: string, used: Used): Event[] {
    const known = advisories()
    if (!known) return []
    const { name, version, reach } = used
    return known.index.matchesOf(normalise(name), version).matches.flatMap((match) => {
      const place = `${started.prefix} ${known.newest} ${name}==${version} ${match.ids[0]}`
      // Whoever heard that it is imported need not hear that it is installed.
      const isTold = reach === 'installed' && told.has(`imported ${place}`)
      return !isTold && isNews(`${reach} ${place}`) ? findingOf(started, time, used, match) : []
    })
  }

  /** All that is installed beside what the Run imported, where environment or advisories are new. */
  function installed(started: EventOf<'run.started'>, time: string): Event[] {
    const known = advisories()
    const site = known && siteOf(started.interpreter.path)
    const listed = site === undefined ? [] : listedPackages(attempt(() => readdirSync(site)) ?? [])
    if (!known || listed.length === 0) return []
    if (!isNews(`${started.prefix} ${packagesDigest(listed).digest} ${known.newest}`)) return []
    return listed.flatMap(({ name, version }) =>
      findings(started, time, { name, version, reach: 'installed' }),
    )
  }

  return {
    of(event) {
      if (event.type === 'run.started') {
        runs.set(event.run, event)
        for (const run of runs.keys()) if (runs.size > most.runs) runs.delete(run)
        return []
      }
      const started = event.run === undefined ? undefined : runs.get(event.run)
      if (!started) return []
      if (event.type === 'package.used')
        return findings(started, event.time, { name: event.name, version: event.version, reach: 'imported' })
      if (event.type !== 'run.ended') return []
      runs.delete(started.run)
      return installed(started, event.time)
    },
    keep() {
      if (isKept) return
      kept.write([...told])
      isKept = true
    },
  }
}

const reachText = {
  imported: 'This Run imported it.',
  installed: 'It is installed in the environment of this Run, which did not import it.',
}

/** A text that has no hash (a terminal's input) is nobody's Script: its Run is told of all the same by its package Events. */
function findingOf(started: EventOf<'run.started'>, time: string, used: Used, match: Match): Event[] {
  const { name, version, reach } = used
  const { ids, summary, severity, malicious, fix } = match
  const exploited = exploitationText(match)
  const script = started.script.sha256
  if (!script) return []
  const others = ids.length > 1 ? ` (${ids.slice(1, 4).join(', ')})` : ''
  return [
    {
      type: 'finding.raised',
      run: started.run,
      time,
      rule: malicious ? 'malicious-package' : 'vulnerable-package',
      title: `${name} ${version}: ${ids[0]}`.slice(0, 400),
      severity: severityOf(severity),
      confidence: reach === 'imported' ? 'high' : 'low',
      cwe: malicious ? 506 : 1395,
      kind: 'package',
      message:
        `${name} ${version} is ${malicious ? 'made to harm' : 'vulnerable'}: ${ids[0]}${others}. ${summary} ${exploited && `It is ${exploited}. `}${reachText[reach]}`.slice(
          0,
          1000,
        ),
      fix: malicious
        ? 'Remove it, and treat what this account could reach as seen by others.'
        : fix
          ? `Install ${name}==${fix} or later.`
          : 'No fixed version is known: replace it, or limit what it can reach.',
      script,
      line: 1,
      path: [],
      fingerprint: `${name}@${version} ${ids[0]}`.slice(0, 128),
    },
  ]
}

/** What nobody has rated is not harmless. */
const severityOf = (rated: Match['severity']): Severity => (rated === 'unrated' ? 'medium' : rated)
