// Are harmful packages told from honest ones by their own files? Recall over the corpus, and what is held against every
// package that this machine's environments have, those that the tests install among them.

import { globSync, readdirSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { indexKnowledge } from '@sentinel/analysis'
import { loadKnowledge, loadPopularPackages } from '@sentinel/knowledge'
import { loadParser } from '@sentinel/scanner'
import {
  type Contents,
  type ContentsJudgement,
  contentsOfArchive,
  contentsOfInstalled,
  createConfusionFinder,
  type Files,
  type InstalledPackage,
  type JudgeDeps,
  judgeContents,
  readPackages,
} from '@sentinel/supply'
import { type Harmful, harmfulPackages } from './heuristics/corpus.ts'
import { otherManners } from './heuristics/otherManners.ts'
import { type BenchResult, figure } from './measure.ts'

type Judged = { what: string; judgement: ContentsJudgement; ms: number }

export async function run(): Promise<BenchResult[]> {
  const popular = loadPopularPackages()
  const deps: JudgeDeps = {
    engine: { parser: await loadParser(), knowledge: indexKnowledge(loadKnowledge()) },
    // No name is excused for being well known: honest packages nobody has heard of are to pass as well.
    names: { popular: new Set(), confusionOf: createConfusionFinder(popular) },
  }
  const harmful = (all: Harmful[]) =>
    all.map(({ what, filename, bytes }) => judged(what, contentsOfArchive(filename, bytes) as Contents, deps))
  const honest = installedPackages().map((one) =>
    judged(`${one.name} ${one.version}`, contentsOfInstalled(files, one), deps),
  )
  return [
    recall(harmful(harmfulPackages()), 'in the manner of published incidents'),
    recall(harmful(otherManners()), 'in other manners, written before they were first judged'),
    precision(honest),
  ]
}

function judged(what: string, contents: Contents, deps: JudgeDeps): Judged {
  const began = performance.now()
  const judgement = judgeContents(contents, deps)
  return { what, judgement, ms: performance.now() - began }
}

const isHigh = ({ judgement: { severity } }: Judged) => severity === 'high' || severity === 'critical'
const share = (part: readonly unknown[], all: readonly unknown[]) => (100 * part.length) / all.length
const told = ({ what, judgement: { score, signs } }: Judged) =>
  `${what}: ${score} (${signs.map(({ sign, weight }) => `${sign} ${weight}`).join(', ')})`

function recall(all: readonly Judged[], manner: string): BenchResult {
  const missed = all.filter((each) => !isHigh(each))
  return {
    question: `${all.length} inert packages ${manner}`,
    figures: [
      figure('found at high', '%', [100 - share(missed, all)], { budget: '≥ 85 %' }),
      figure(
        'one judged',
        'ms',
        all.map(({ ms }) => ms),
      ),
    ],
    notes: ['Missed:', ...missed.map(told)],
  }
}

function precision(all: readonly Judged[]): BenchResult {
  const flagged = all.filter(isHigh)
  const cut = all.filter(({ judgement }) => !judgement.isWhole)
  return {
    question: `${all.length} packages installed on this machine, each version once`,
    figures: [
      figure('at high', '%', [share(flagged, all)], { budget: '≤ 1 %' }),
      figure('at medium', '%', [
        share(
          all.filter(({ judgement }) => judgement.severity === 'medium'),
          all,
        ),
      ]),
      figure(
        'one judged',
        'ms',
        all.map(({ ms }) => ms),
      ),
    ],
    notes: [
      ...flagged.map(told),
      ...(cut.length > 0 ? [`Not read whole: ${cut.map(({ what }) => what).join(', ')}`] : []),
    ],
  }
}

const files: Files = {
  list: (folder) => answered(() => readdirSync(folder)),
  text: (path) => answered(() => readFileSync(path, 'utf8')),
  bytes: (path) => answered(() => readFileSync(path)),
}

function answered<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** Of the environments that tests made, of the interpreters here, and of the system. */
function installedPackages(): InstalledPackage[] {
  const pyenv = process.env.PYENV_ROOT ?? join(homedir(), '.pyenv')
  const sites = [
    ...globSync(join(tmpdir(), 'sentinel-libraries-*/lib/python*/site-packages')),
    ...globSync(join(pyenv, 'versions/*/lib/python*/site-packages')),
    ...globSync('/usr/{lib,local/lib}/python3*/dist-packages'),
  ]
  const found = new Map<string, InstalledPackage>()
  for (const one of sites.sort().flatMap((site) => readPackages(files, site)))
    if (!found.has(`${one.name} ${one.version}`)) found.set(`${one.name} ${one.version}`, one)
  return [...found.values()]
}
