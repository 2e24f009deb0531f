// The peers of the semantic engine, as PyPI gives them, in an environment of their own under the temporary folder.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A line that a tool complains about. */
export type Complaint = { file: string; line: number }

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

type BanditReport = { results: { filename: string; line_number: number }[] }
type RuffReport = { filename: string; location: { row: number } }[]

const bandit: Peer = {
  name: 'Bandit',
  look: (files) => {
    const report = JSON.parse(run(programIn('bandit'), ['-q', '-f', 'json', ...files])) as BanditReport
    return report.results.map((result) => ({ file: result.filename, line: result.line_number }))
  },
}

const ruff: Peer = {
  name: 'Ruff S',
  look: (files) => {
    const args = ['check', '--isolated', '--no-cache', '--select', 'S', '--output-format', 'json', ...files]
    const report = JSON.parse(run(programIn('ruff'), args)) as RuffReport
    return report.map((result) => ({ file: result.filename, line: result.location.row }))
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
  // The package holds the engine alone; its rules are fetched from a registry at run time.
  notes.push('Semgrep was not run: its PyPI package brings no rules.')
  return { peers, notes }
}
