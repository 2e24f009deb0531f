// What a package's own files say of its purpose: signs, added up to a severity. No advisory is asked, and nothing is run.

import { aboutSigns, type History, type NameKnowledge } from './aboutSigns.ts'
import { analyseContents, type Engine } from './analyseContents.ts'
import { type Capabilities, capabilitiesOf } from './capabilities.ts'
import { codeSigns, type PackageSign } from './codeSigns.ts'
import { type Contents, textIn } from './contents.ts'
import { fileSigns } from './fileSigns.ts'

export type ContentsSeverity = 'none' | 'low' | 'medium' | 'high' | 'critical'

export type ContentsJudgement = {
  name: string
  version: string
  severity: ContentsSeverity
  score: number
  /** Heaviest first, each kind once. */
  signs: PackageSign[]
  capabilities: Capabilities
  /** False where there was more than could be read: what was not read is not clean. */
  isWhole: boolean
}

export type JudgeDeps = { engine: Engine; names: NameKnowledge; history?: History }

export function judgeContents(
  contents: Contents,
  { engine, names, history = {} }: JudgeDeps,
): ContentsJudgement {
  const { programs, isCut } = analyseContents(contents, engine)
  const textOf = (path: string) => textIn(contents.files, path)
  const found = [...programs.flatMap((one) => codeSigns(one, textOf)), ...fileSigns(contents, programs)]
  const asked = new Set(programs.flatMap(({ path, role }) => (role === 'library' ? [path] : [])))
  const inCode = weighed(found, (file) => file !== null && asked.has(file))
  const said = aboutSigns(contents, names, history)
  const score = scoreOf(inCode, said)
  const { name, version } = contents.about
  return {
    name,
    version,
    severity: severityOf(score),
    score,
    signs: [...inCode, ...said].sort((a, b) => b.weight - a.weight),
    capabilities: capabilitiesOf(programs),
    isWhole: !isCut,
  }
}

/** Of modules that run when asked for only the worst: a large library has a little of everything, each in its place. */
function weighed(signs: readonly PackageSign[], isAsked: (file: string | null) => boolean): PackageSign[] {
  const byItself = signs.filter(({ file }) => !isAsked(file))
  const inLibrary = Map.groupBy(
    signs.filter(({ file }) => isAsked(file)),
    ({ file }) => file,
  )
  const files = [...inLibrary.values()].map(heaviestOfEach).sort((a, b) => sum(b) - sum(a))
  return heaviestOfEach([...byItself, ...(files[0] ?? [])])
}

const sum = (signs: readonly PackageSign[]) => signs.reduce((total, { weight }) => total + weight, 0)

function heaviestOfEach(signs: readonly PackageSign[]): PackageSign[] {
  const found = new Map<string, PackageSign>()
  for (const each of signs) if (each.weight > (found.get(each.sign)?.weight ?? 0)) found.set(each.sign, each)
  return [...found.values()]
}

/** What a package says of itself adds to what it does, and to nothing. */
function scoreOf(inCode: readonly PackageSign[], said: readonly PackageSign[]): number {
  const done = sum(inCode)
  return done < 3 ? done : done + Math.min(sum(said), done)
}

const steps: readonly (readonly [ContentsSeverity, number])[] = [
  ['critical', 16],
  ['high', 9],
  ['medium', 5],
  ['low', 2],
]

const severityOf = (score: number): ContentsSeverity => steps.find(([, from]) => score >= from)?.[0] ?? 'none'
