// The engine's one entry: decode → parse → lower → interpret → findings. Pure: the same input gives the same analysis.
import type { Analysis, AnalysisInput } from './analysis.ts'
import { decode, normalise } from './decode/decode.ts'
import { readNotebook } from './decode/notebook.ts'
import type { Source } from './decode/source.ts'
import { openArchive, resolveIn } from './decode/zipapp.ts'
import { assembleFindings } from './findings/assemble.ts'
import { describe } from './intent/describe.ts'
import { inventoryOf } from './intent/inventory.ts'
import { runEntries } from './interpret/entries.ts'
import { runModule } from './interpret/imports.ts'
import {
  createFrame,
  createMachine,
  type LocalModule,
  type Machine,
  type ResolveModule,
} from './interpret/machine.ts'
import { defaultLimits, type Limits } from './parse/limits.ts'
import { type Parsed, parse } from './parse/parse.ts'
import { bindingsOf } from './scopes/locals.ts'
import { findSecrets } from './secrets/findSecrets.ts'
import { layersOf } from './unwrap/layers.ts'

/** Never throws on any script: what could not be analysed is told in `incomplete` and as a finding. */
export const analyseScript = (input: AnalysisInput): Analysis => {
  const limits = { ...defaultLimits, ...input.limits }
  const { source, resolve } = read(input)
  const parsed = parse(input.parser, source, limits)
  const machine = interpret(input, { source, parsed, limits, resolve })
  const secrets = findSecrets(machine, input)
  const findings = assembleFindings(machine, { input, source, parsed, secrets })
  const problems = [
    ...parsed.problems.map((problem) => ({ reason: problem.reason, at: problem.at })),
    ...[...machine.incomplete].map((reason) => ({ reason, at: 0 })),
  ]
  const { facts, capabilities, intent } = describe(machine, input)
  return {
    path: input.path,
    lines: source.lineStarts.length,
    findings,
    facts,
    capabilities,
    intent,
    layers: layersOf(machine),
    inventory: inventoryOf(
      parsed.module,
      source,
      (name, level) => resolve({ name, level, from: input.path }) !== null,
    ),
    ...(problems.length > 0
      ? { incomplete: problems.map(({ reason, at }) => ({ reason, line: lineAt(source, at) })) }
      : {}),
  }
}

const lineAt = (source: Source, at: number): number => source.lineStarts.filter((start) => start <= at).length

const nothing: ResolveModule = () => null

type Read = { source: Source; resolve: ResolveModule }

/** Archives bring their own modules; notebooks their cells. */
const read = (input: AnalysisInput): Read => {
  const resolve = input.resolveModule ?? nothing
  if (input.text !== undefined) return { source: sourceOf(input.path, input.text), resolve }
  const bytes = input.bytes ?? new Uint8Array()
  const archive = openArchive(bytes)
  if (archive) {
    const main = archive.get('__main__.py') ?? new Uint8Array()
    return { source: decode(main), resolve: resolveIn(archive, resolve) }
  }
  const source = decode(bytes)
  return { source: input.path.endsWith('.ipynb') ? (readNotebook(source.text) ?? source) : source, resolve }
}

const sourceOf = (path: string, text: string): Source =>
  (path.endsWith('.ipynb') ? readNotebook(text) : null) ?? normalise(text)

type Given = { source: Source; parsed: Parsed; limits: Limits; resolve: ResolveModule }

const interpret = (input: AnalysisInput, { source, parsed, limits, resolve }: Given): Machine => {
  const load = (local: LocalModule) => {
    const localSource = normalise(local.text)
    return { file: local.path, source: localSource, module: parse(input.parser, localSource, limits).module }
  }
  const frame = createFrame(
    { nextId: 0 },
    { file: input.path, locals: bindingsOf(parsed.module).locals, enclosing: null, fn: null },
  )
  const machine = createMachine({ index: input.knowledge, limits, load, resolve }, frame, parsed.nodes)
  machine.loaded.set(input.path, { file: input.path, module: parsed.module, source })
  machine.modules.set(input.path, frame)
  runModule(machine, frame, parsed.module.body)
  runEntries(machine, input.path)
  return machine
}
