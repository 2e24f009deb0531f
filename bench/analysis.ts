// How fast is the semantic engine, what does it find and what does it disturb people with, beside its peers?
import { globSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type Analysis, analyseScript, indexKnowledge } from '@sentinel/analysis'
import { loadKnowledge } from '@sentinel/knowledge'
import { loadParser } from '@sentinel/scanner'
import { judge, readSamples } from './analysis/labels.ts'
import { type Complaint, findPeers, type Peer } from './analysis/peers.ts'
import { type BenchResult, type Figure, figure, inTurn, ratioOf } from './measure.ts'

type Analyse = (file: string) => Analysis

const createAnalyse = async (): Promise<Analyse> => {
  const parser = await loadParser()
  const knowledge = indexKnowledge(loadKnowledge())
  const secretKey = Buffer.from('bench')
  return (file) => analyseScript({ path: file, bytes: readFileSync(file), parser, knowledge, secretKey })
}

const libraryFiles = (): string[] => {
  const [root] = globSync(
    join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions/3.12*/lib/python3.12'),
  )
  if (!root) return []
  return globSync('**/*.py', { cwd: root })
    .filter((file) => !/site-packages|(^|\/)tests?\/|idle_test/.test(file))
    .sort()
    .map((file) => join(root, file))
}

const linesOf = (files: readonly string[]): number =>
  files.reduce((total, file) => total + readFileSync(file, 'latin1').split('\n').length, 0)

const timed = (act: () => unknown): number => {
  const began = performance.now()
  act()
  return performance.now() - began
}

/** Processor time of this process: what an analysis costs, however busy the machine is. */
const spent = (act: () => unknown): number => {
  const before = process.cpuUsage()
  act()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const rounds = 5

const speed = (analyse: Analyse, peers: readonly Peer[]): BenchResult => {
  const files = libraryFiles().filter((_file, at) => at % 10 === 0)
  const thousands = linesOf(files) / 1000
  const sides = [() => files.map(analyse), ...peers.map((peer) => () => peer.look(files))]
  const values = inTurn(
    rounds,
    sides.map((side) => () => timed(side) / thousands),
  )
  const [ours = [], ...theirs] = values
  const [processor = []] = inTurn(rounds, [() => spent(() => files.map(analyse)) / thousands])
  const figures: Figure[] = [
    figure('Sentinel, all analyses, warm, processor time', 'ms per 1,000 lines', processor, {
      budget: '≤ 40 ms',
    }),
    figure('Sentinel, all analyses, warm', 'ms per 1,000 lines', ours),
  ]
  for (const [at, peer] of peers.entries()) {
    const side = theirs[at] ?? []
    figures.push(
      figure(`${peer.name}, start-up included`, 'ms per 1,000 lines', side, { ratio: ratioOf(side, ours) }),
    )
  }
  const middle = files.find((file) => Math.abs(linesOf([file]) - 300) < 25) ?? (files[0] as string)
  const [single = []] = inTurn(20, [() => timed(() => analyse(middle))])
  figures.push(figure('Sentinel, one script of about 300 lines, warm', 'ms', single, { budget: '≤ 50 ms' }))
  return { question: `Time to analyse ${files.length} files of the standard library`, figures }
}

const quality = (analyse: Analyse, peers: readonly Peer[]): BenchResult => {
  const rules = new Map(loadKnowledge().rules.map((rule) => [rule.id, rule.cwe]))
  const samples = readSamples((rule) => rules.get(rule) ?? 0)
  const files = samples.map(({ file }) => file)
  const ours = files.flatMap((file) =>
    analyse(file)
      .findings.filter((finding) => finding.severity !== 'info')
      .map(({ place, cwe }): Complaint => ({ file, line: place.line, cwe })),
  )
  const own = judge(samples, ours)
  const figures = [
    figure('Sentinel: defects found at their line', '%', [own.recall], { budget: '≥ 95 %' }),
    figure('Sentinel: sound scripts disturbed', '%', [own.falsePositives], { budget: '≤ 2 %' }),
    ...peers.flatMap((peer) => {
      const { recall, anyRecall, falsePositives } = judge(samples, peer.look(files))
      return [
        figure(`${peer.name}: defects found at their line`, '%', [recall], { ratio: own.recall / recall }),
        figure(`${peer.name}: lines with a defect that it names for any reason`, '%', [anyRecall]),
        figure(`${peer.name}: sound scripts disturbed`, '%', [falsePositives]),
      ]
    }),
  ]
  return {
    question: `What is found in ${files.length} labelled scripts`,
    figures,
    notes: [
      'A defect counts as found where a complaint about its subject (CWE, in families) stands at its line.',
    ],
  }
}

const calm = (analyse: Analyse): BenchResult => {
  const findings = libraryFiles().flatMap((file) => analyse(file).findings)
  const grave = findings.filter(({ severity }) => severity !== 'low' && severity !== 'info')
  return {
    question: 'Noise on the standard library, in which nothing is wrong',
    figures: [
      figure('findings of medium severity or above', '', [grave.length], { budget: '≤ 60' }),
      figure('secrets', '', [findings.filter((finding) => finding.secret).length], { budget: '0' }),
    ],
  }
}

export async function run(): Promise<BenchResult[]> {
  const analyse = await createAnalyse()
  const { peers, notes } = findPeers()
  return [{ ...speed(analyse, peers), notes }, quality(analyse, peers), calm(analyse)]
}
