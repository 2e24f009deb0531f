// What `sentinel audit` is pointed at: an interpreter's environment, requirement files, or a folder of either kind.

import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { SentinelError } from '@sentinel/contract'
import {
  type Dependencies,
  dependencyFiles,
  type RequirementProblem,
  readDependencies,
  readEnvironment,
  type Subject,
  siteFolders,
  subjectOfPackage,
  subjectsOfRequirements,
} from '@sentinel/supply'
import { diskFiles } from './diskFiles.ts'

export type AuditTarget = { target: string; subjects: Subject[]; problems: RequirementProblem[] }
export type TargetOptions = { python?: string; requirement?: string[] }

/** Throws `input-invalid` where there is nothing to audit: no target must pass for a clean one. */
export function auditTarget(folder: string | undefined, { python, requirement }: TargetOptions): AuditTarget {
  const given = [folder, python, requirement].filter((each) => each !== undefined).length
  if (given > 1) throw invalid('give one of --python, -r and a folder')
  if (python !== undefined) return ofInterpreter(python)
  if (requirement !== undefined)
    return ofFiles(
      requirement.map((file) => existing(file)),
      requirement.join(', '),
    )
  return ofFolder(existing(folder ?? '.'), folder ?? '.')
}

const invalid = (reason: string) => new SentinelError('input-invalid', { reason })

function existing(path: string): string {
  if (!existsSync(path)) throw invalid(`there is no ${path}`)
  return resolve(path)
}

function ofInterpreter(python: string): AuditTarget {
  const path = existing(python)
  const prefix = statSync(path).isDirectory() ? path : prefixOf(path)
  const sites = siteFolders(diskFiles, prefix)
  if (sites.length === 0) throw invalid(`no packages are found near ${python}`)
  return ofSites(sites, prefix, python)
}

/** PEP 405: an environment is told by `pyvenv.cfg` near the name that was called; else the real file counts. */
function prefixOf(path: string): string {
  const isEnvironment = (folder: string) => existsSync(join(folder, 'pyvenv.cfg'))
  const near = [dirname(path), dirname(dirname(path))].find(isEnvironment)
  if (near) return near
  const folder = dirname(realpathSync(path))
  return /^(bin|scripts)$/i.test(basename(folder)) ? dirname(folder) : folder
}

function ofSites(sites: readonly string[], prefix: string | undefined, target: string): AuditTarget {
  const { packages } = readEnvironment(diskFiles, sites, prefix)
  return { target, subjects: packages.map(subjectOfPackage), problems: [] }
}

function ofFiles(files: readonly string[], target: string): AuditTarget {
  const read = files.map((file): Dependencies => readDependencies(diskFiles, file))
  return {
    target,
    subjects: subjectsOfRequirements(read.flatMap(({ requirements }) => requirements)),
    problems: read.flatMap(({ problems }) => problems),
  }
}

/** An environment, a site folder, or a project with what it asks for and the environment inside it. */
function ofFolder(path: string, target: string): AuditTarget {
  if (!statSync(path).isDirectory()) return ofFiles([path], target)
  if (existsSync(join(path, 'pyvenv.cfg')) || existsSync(join(path, 'conda-meta')))
    return ofSites(siteFolders(diskFiles, path), path, target)
  if (diskFiles.list(path)?.some((name) => /\.(dist-info|egg-info)$/.test(name)))
    return ofSites([path], undefined, target)
  const asked = ofFiles(dependencyFiles(diskFiles, path), target)
  const environments = ['.venv', 'venv']
    .map((name) => join(path, name))
    .filter((each) => existsSync(join(each, 'pyvenv.cfg')))
  const installed = environments.map((each) => ofSites(siteFolders(diskFiles, each), each, target))
  const parts = [asked, ...installed]
  const found = parts.flatMap(({ subjects }) => subjects)
  const problems = parts.flatMap((part) => part.problems)
  if (found.length + problems.length === 0)
    throw invalid(`${target} holds no environment, requirements or lock file`)
  return { target, subjects: found, problems }
}
