// Every path that may be a Python, with who led to it: the PATH, tools' folders, projects, the system's registry, processes.

import { globSync, readFileSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { attempt } from '../platform/attempt.ts'
import type { Platform } from '../platform/platform.ts'
import { isPythonName, pythonsIn, usable } from './executables.ts'
import { movedBy, type Place, type Places } from './places.ts'
import { projectEnvironments } from './projectEnvironments.ts'

export type Candidate = { path: string; foundBy: string }

export type CandidateDeps = {
  platform: Pick<Platform, 'processes' | 'executableOf' | 'commandOf' | 'registeredPythons'>
  places: Places
  environment: NodeJS.ProcessEnv
}

export function candidates(deps: CandidateDeps): Candidate[] {
  const homes = deps.places.homes.flatMap((pattern) => globSync(pattern))
  return [
    ...onPath(deps.environment),
    ...inPrefixes(deps, [
      ...deps.places.machine.flatMap((place) => prefixesOf(place)),
      ...moved(deps.environment),
      ...homes.flatMap((home) => below(home, deps.places)),
    ]),
    ...deps.platform.registeredPythons().flatMap((path) => led('registry', usable(path))),
    ...running(deps.platform),
  ]
}

const led = (foundBy: string, paths: string[]): Candidate[] => paths.map((path) => ({ path, foundBy }))

function onPath({ PATH = '' }: NodeJS.ProcessEnv): Candidate[] {
  return PATH.split(delimiter)
    .filter(isAbsolute)
    .flatMap((folder) => led('PATH', pythonsIn(folder)))
}

type Prefix = { prefix: string; foundBy: string }

function prefixesOf({ foundBy, pattern }: Place, cwd = '/'): Prefix[] {
  const found = pattern === '' ? [cwd] : globSync(pattern, { cwd }).map((name) => join(cwd, name))
  return found.map((prefix) => ({ prefix, foundBy }))
}

function moved(environment: NodeJS.ProcessEnv): Prefix[] {
  return movedBy.flatMap(({ variable, ...place }) => {
    const folder = environment[variable]
    return folder && isAbsolute(folder) ? prefixesOf(place, folder) : []
  })
}

function below(home: string, { home: places }: Places): Prefix[] {
  // conda keeps a list of every environment it made, wherever that is.
  const listed = attempt(() => readFileSync(join(home, '.conda/environments.txt'), 'utf8')) ?? ''
  return [
    ...places.flatMap((place) => prefixesOf(place, home)),
    ...listed
      .split('\n')
      .flatMap((line) => (isAbsolute(line) ? [{ prefix: line.trim(), foundBy: 'conda' }] : [])),
    ...projectEnvironments(home).map((prefix) => ({ prefix, foundBy: 'project' })),
  ]
}

function inPrefixes({ places }: CandidateDeps, prefixes: Prefix[]): Candidate[] {
  return prefixes.flatMap(({ prefix, foundBy }) =>
    places.executables.flatMap((name) => led(foundBy, pythonsIn(join(prefix, name)))),
  )
}

/** A process shows its real file, and by the name it was called with the environment around it. */
function running(platform: CandidateDeps['platform']): Candidate[] {
  return platform.processes().flatMap((pid) => {
    const executable = platform.executableOf(pid)
    if (!executable || !isPythonName(executable)) return []
    const called = platform.commandOf(pid)?.[0]
    const names = called && isAbsolute(called) && isPythonName(called) ? [called, executable] : [executable]
    return led('process', names.flatMap(usable))
  })
}
