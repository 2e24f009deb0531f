// Packages that came or went without a Run that told of it: by uv or conda, by pip without a probe, by hand. Seen in the
// environment afterwards, and judged then: too late to refuse, soon enough to know.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Event, EventOf } from '@sentinel/contract'
import {
  type Gate,
  judgePackage,
  type ListedPackage,
  listedCondaPackages,
  listedPackages,
} from '@sentinel/supply'
import { z } from 'zod'
import { isoNow } from '../assemble/time.ts'
import { layoutAt } from '../interpreters/discover.ts'
import type { Kept } from '../keptJson.ts'
import { attempt } from '../platform/attempt.ts'

/** What each environment was last seen to hold, `ecosystem name==version` by prefix. */
export const seenPackages = z.record(z.string(), z.array(z.string()))

export type UnseenInstallsDeps = {
  /** Executables that were watched for good. */
  watched(): string[]
  kept: Kept<z.infer<typeof seenPackages>>
  gate(): Gate | undefined
}

export type UnseenInstalls = {
  /** A Run of this executable began. */
  tell(executable: string): void
  /** What a Run below this prefix told itself is no news. */
  hear(events: readonly Event[], prefix: string | undefined): void
  /** What came and went since the last look, once it has stood for a look: the Run that does it may be telling still. */
  look(now: number): Change[]
}

type Change = EventOf<'package.installed'> | EventOf<'package.removed'>
type Environment = { prefix: string; folders: { path: string; list: typeof listedPackages }[] }

const limits = { everyMs: 10_000, executables: 256, heard: 4096 } as const

export function createUnseenInstalls({ watched, kept, gate }: UnseenInstallsDeps): UnseenInstalls {
  const executables = new Set<string>()
  const heard = new Set<string>()
  const stamps = new Map<string, string>()
  const waiting = new Set<string>()
  const seen: Record<string, string[]> = kept.read() ?? {}
  let dueAt = 0
  let isKept = true

  function lookAt({ prefix, folders }: Environment): Change[] {
    const stamp = folders.map(({ path }) => changedAt(path)).join(' ')
    if (stamps.get(prefix) === stamp && !waiting.has(prefix)) return []
    stamps.set(prefix, stamp)
    const here = new Map(folders.flatMap(packagesOf).map((each) => [lineOf(each), each]))
    const before = seen[prefix]
    // An environment that is met for the first time is told with its interpreter.
    const isNews = before !== undefined && !isEqual(before, [...here.keys()])
    if (isNews && !waiting.has(prefix)) {
      waiting.add(prefix)
      return []
    }
    waiting.delete(prefix)
    if (before !== undefined && !isNews) return []
    seen[prefix] = [...here.keys()]
    isKept = false
    return changes(prefix, before ?? [...here.keys()], here)
  }

  function changes(prefix: string, before: string[], here: Map<string, PlacedPackage>): Change[] {
    const isTold = (act: string, line: string) => heard.delete(`${act} ${prefix} ${line}`)
    const known = new Set(before)
    return [
      ...before
        .filter((line) => !here.has(line) && !isTold('removed', line))
        .map((line) => removal(prefix, line)),
      ...[...here]
        .filter(([line]) => !known.has(line) && !isTold('installed', line))
        .map(([, found]) => arrival(prefix, found, gate())),
    ]
  }

  return {
    tell(executable) {
      if (executables.size < limits.executables) executables.add(executable)
    },
    hear(events, prefix) {
      for (const event of events)
        if (event.type === 'package.installed' || event.type === 'package.removed')
          heard.add(`${event.type.slice(8)} ${prefix} pypi ${event.name}==${event.version}`)
      for (const oldest of heard) if (heard.size > limits.heard) heard.delete(oldest)
    },
    look(now) {
      if (now < dueAt) return []
      dueAt = now + limits.everyMs
      // Kept a look later: what was told then is durable by now, and a kill before tells it once more.
      if (!isKept) kept.write(seen)
      isKept = true
      return environmentsOf([...watched(), ...executables]).flatMap(lookAt)
    },
  }
}

function environmentsOf(executables: readonly string[]): Environment[] {
  const found = new Map<string, Environment>()
  for (const executable of new Set(executables)) {
    const layout = layoutAt(executable)
    if (!layout?.sitePackages) continue
    const { prefix, sitePackages } = layout
    const folders = [
      { path: sitePackages, list: listedPackages },
      { path: join(prefix, 'conda-meta'), list: listedCondaPackages },
    ]
    found.set(prefix, { prefix, folders })
  }
  return [...found.values()]
}

type PlacedPackage = ListedPackage & { folder: string }

const packagesOf = ({ path, list }: Environment['folders'][number]): PlacedPackage[] =>
  list(attempt(() => readdirSync(path)) ?? []).map((each) => ({ ...each, folder: path }))

const changedAt = (path: string) => attempt(() => statSync(path).mtimeMs) ?? 0
const lineOf = ({ ecosystem, name, version }: ListedPackage) => `${ecosystem} ${name}==${version}`
const isEqual = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.toSorted().join('\n') === b.toSorted().join('\n')

function removal(environment: string, line: string): Change {
  const [name = '', version = ''] = line.slice(line.indexOf(' ') + 1).split('==')
  return { type: 'package.removed', time: isoNow(), name, version, environment }
}

/** Advisories of PyPI say nothing of conda's own packages: those have no verdict. */
function arrival(environment: string, found: PlacedPackage, gate: Gate | undefined): Change {
  const { ecosystem, name, version, folder, entry } = found
  const installer = ecosystem === 'conda' ? 'conda' : textOf(join(folder, entry, 'INSTALLER'))
  const said = gate && ecosystem === 'pypi' ? judgePackage(gate, { name, version }, Date.now()) : undefined
  return {
    type: 'package.installed',
    time: isoNow(),
    name,
    version,
    environment,
    findings: said?.findings ?? [],
    ...(said ? { verdict: said.verdict } : {}),
    ...(installer ? { installer } : {}),
  }
}

const textOf = (path: string) =>
  attempt(() => readFileSync(path, 'utf8'))
    ?.trim()
    .slice(0, 40)
