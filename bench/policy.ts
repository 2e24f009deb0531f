// How long a decision takes in the process, and what the compiled policy of `strict` costs to read.

import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { findPolicy, loadDestinations, readPolicyText } from '@sentinel/knowledge'
import { compilePolicy } from '@sentinel/policy'
import { type BenchResult, figure } from './measure.ts'
import { interpreters } from './pythons.ts'

const home = resolve(import.meta.dirname, '..')
const batch = join(home, 'packages/policy/src/testing/decideBatch.py')
const rounds = 400

/** Acts of a working day: most are mentioned by several rules and met by none, so that all of them are decided. */
const acts = [
  { act: 'file.opened', facts: { 'file.path': '/home/a/sales/2026/january.xlsx', 'file.access': 'read' } },
  { act: 'file.opened', facts: { 'file.path': '/home/a/.ssh/id_ed25519', 'file.access': 'read' } },
  {
    act: 'host.connected',
    facts: { 'destination.host': 'reports.eu-west-1.example.net', 'destination.port': 443 },
  },
  { act: 'host.connected', facts: { 'destination.host': 'api.openai.com', 'destination.port': 443 } },
  {
    act: 'process.started',
    facts: { 'process.executable': '/usr/bin/git', 'process.argv': ['git', 'status'] },
  },
  { act: 'module.imported', facts: { 'module.name': 'pandas' } },
  {
    act: 'content.sent',
    facts: {
      'destination.host': 'api.openai.com',
      'data.classes': ['email'],
      'data.strays': [],
      'data.secrets': [],
    },
  },
]

export async function run(): Promise<BenchResult[]> {
  const { kinds } = loadDestinations()
  const reading = readPolicyText(findPolicy('strict').text, kinds)
  if (reading.kind === 'refused') throw new Error(reading.faults[0]?.message)
  const target = { endpoint: { id: 'bench', groups: [] }, facts: {}, kinds, accounts: {} }
  const { text } = compilePolicy(reading.ready, target)
  const oldestAndNewest = interpreters().filter((_, index, all) => index === 0 || index === all.length - 1)
  const figures = oldestAndNewest.map(({ version, path }) => {
    const input = `${JSON.stringify({ file: text, acts, rounds })}\n`
    const { stdout, stderr } = spawnSync(path, [batch, join(home, 'probe/src')], { input, encoding: 'utf8' })
    if (stderr) throw new Error(stderr)
    return figure(`Python ${version}, one decision`, 'µs', JSON.parse(stdout) as number[], {
      budget: '≤ 50 µs',
    })
  })
  const notes = [
    `The mean of ${acts.length} acts per sample; \`strict\` compiled is ${Math.round(text.length / 1024)} KiB.`,
  ]
  return [{ question: 'policy: a decision in the process', figures, notes }]
}
