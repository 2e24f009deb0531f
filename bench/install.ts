// How much longer does `pip install` of forty packages take, watched and judged?
//
// In memory: ext4 passes over inodes that were freed within the last seconds, so that on a disk each round takes longer
// than the one before, for reasons that are nobody's here.

import { spawn } from 'node:child_process'
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gatePolicySchema } from '@sentinel/contract'
import { compileGate } from '@sentinel/supply'
import { metadataOf, type Tree, wheel } from './installs/archives.ts'
import { openPackageIndex, type PackageIndex } from './installs/packageIndex.ts'
import { type BenchResult, figure, ratioOf } from './measure.ts'
import { bare, inMemory, interpreters, place, runPython, watched } from './pythons.ts'

const packages = 40
const rounds = 15

export async function run(): Promise<BenchResult[]> {
  using where = place(inMemory())
  await using index = await openPackageIndex()
  const { version, path } = interpreters().at(-1) as { version: string; path: string }
  const environment = join(where.folder, 'environment')
  runPython(path, ['-m', 'venv', environment], bare(), where.folder)
  const python = join(environment, 'bin/python')
  const requirements = join(where.folder, 'requirements.txt')
  writeFileSync(requirements, publish(index))
  const policy = gatePolicySchema.parse({})
  const now = new Date().toISOString()
  writeFileSync(
    join(where.folder, 'gate'),
    compileGate({ policy, advisories: undefined, popular: Array.from({ length: 1000 }, nameOf), now }),
  )
  const site = join(environment, 'lib', readdirSync(join(environment, 'lib'))[0] as string, 'site-packages')
  const clean = join(where.folder, 'clean')
  cpSync(site, clean, { recursive: true })
  const timed = async (env: NodeJS.ProcessEnv) => {
    restore(site, clean)
    const began = performance.now()
    await install(python, requirements, { ...env, ...settings(index, where.folder) })
    return performance.now() - began
  }
  const sides = [bare(), watched(where.inbox)]
  const [without, on] = await inTurns(sides.map((env) => () => timed(env)))
  return [
    {
      question: `pip install of ${packages} packages from an index on this machine, Python ${version}`,
      figures: [
        figure('bare', 'ms', without),
        figure('watched and judged', 'ms', on, { ratio: ratioOf(on, without), budget: '≤ 1.03×' }),
      ],
      notes: ['An index across a network takes longer, the judgement does not: this is the worst ratio.'],
    },
  ]
}

const nameOf = (_: unknown, number: number) => `package-${number}`

/** Wheels of the size that libraries have: ten modules of some two hundred lines. Returns the requirement file. */
function publish(index: PackageIndex): string {
  const module = Array.from(
    { length: 60 },
    (_, at) => `def act_${at}(value):\n    """Act."""\n    return value + ${at}\n`,
  )
  for (let number = 0; number < packages; number++) {
    const name = `package_${number}`
    const files: Tree = Object.fromEntries(
      Array.from({ length: 10 }, (_, at) => [
        `${name}/${at === 0 ? '__init__' : `part_${at}`}.py`,
        module.join('\n'),
      ]),
    )
    const spec = { name, version: '1.0', files }
    index.publish({ ...wheel(spec), project: name.replace('_', '-'), metadata: metadataOf(spec) })
  }
  return Array.from({ length: packages }, (_, number) => `package-${number}==1.0\n`).join('')
}

function restore(site: string, clean: string): void {
  for (const name of readdirSync(site))
    if (basename(name).startsWith('package_')) rmSync(join(site, name), { recursive: true })
  cpSync(clean, site, { recursive: true, force: false })
}

const settings = ({ address }: PackageIndex, home: string) => ({
  HOME: home,
  TMPDIR: home,
  PIP_CONFIG_FILE: '/dev/null',
  PIP_INDEX_URL: address,
  PIP_NO_CACHE_DIR: '1',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
})

/** The index answers in this very process: nothing here may wait for pip without letting it. */
function install(python: string, requirements: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(python, ['-m', 'pip', 'install', '-q', '-r', requirements], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (part) => (said += part))
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => (code === 0 ? done() : failed(new Error(`pip ended with ${code}: ${said}`))))
  })
}

async function inTurns(sides: readonly (() => Promise<number>)[]): Promise<[number[], number[]]> {
  const values: [number[], number[]] = [[], []]
  for (const side of sides) await side()
  for (let round = 0; round < rounds; round++)
    for (const [at, side] of sides.entries()) values[at]?.push(await side())
  return values
}
