// The peers of the semantic engine, as PyPI gives them, in an environment of their own under the temporary folder.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { weaknessOf } from './subjects.ts'

/** A line that a tool complains about; `cwe` where the tool says what about. */
export type Complaint = { file: string; line: number; cwe?: number | undefined }

export type Peer = { name: string; look: (files: readonly string[]) => Complaint[] }

const folder = join(tmpdir(), 'sentinel-bench-peers')
const programIn = (name: string) => join(folder, 'bin', name)

const run = (program: string, args: readonly string[]): string => {
  const { stdout, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 29 })
  if (error) throw error
  return stdout
}

/** Installs what is missing; a package that cannot be installed is simply not there afterwards. */
const install = (name: string): boolean => {
  if (!existsSync(programIn('python'))) spawnSync('python3', ['-m', 'venv', folder])
  if (!existsSync(programIn(name))) spawnSync(programIn('python'), ['-m', 'pip', 'install', '--quiet', name])
  return existsSync(programIn(name))
}

type BanditReport = {
  results: { filename: string; line_number: number; test_id: string; issue_cwe?: { id?: number } }[]
}
type RuffReport = { filename: string; code: string; location: { row: number } }[]

const banditReport = (files: readonly string[]): BanditReport['results'] =>
  (JSON.parse(run(programIn('bandit'), ['-q', '-f', 'json', ...files])) as BanditReport).results

const bandit: Peer = {
  name: 'Bandit',
  look: (files) =>
    banditReport(files).map((result) => ({
      file: result.filename,
      line: result.line_number,
      cwe: result.issue_cwe?.id,
    })),
}

const ruff: Peer = {
  name: 'Ruff S',
  look: (files) => {
    const args = ['check', '--isolated', '--no-cache', '--select', 'S', '--output-format', 'json', ...files]
    const report = JSON.parse(run(programIn('ruff'), args)) as RuffReport
    return report.map(({ filename, location, code }) => ({
      file: filename,
      line: location.row,
      cwe: weaknessOf(code),
    }))
  },
}

/** The peers that could be installed, and a sentence for each that could not. */
export const findPeers = (): { peers: Peer[]; notes: string[] } => {
  const wanted = [bandit, ruff]
  const packages = ['bandit', 'ruff']
  const peers = wanted.filter((_peer, place) => install(packages[place] as string))
  const notes = wanted
    .filter((peer) => !peers.includes(peer))
    .map((peer) => `${peer.name} was not run: it could not be installed.`)
  // Semgrep 1.185 was looked at: the wheel holds the engine and the schema of rules; rules come from a registry at run time.
  notes.push('Semgrep was not run: its PyPI package brings no rules.')
  return { peers, notes }
}
