// Functions that are handed over to be called later, with the arguments handed over beside them.
import { NOTHING, type Value } from '../values/value.ts'
import { invokeValue } from './call.ts'
import { argumentOf, type CallSite } from './callSite.ts'
import { itemsOf } from './containers.ts'
import type { Machine } from './machine.ts'

type Handover = { callee: Value | null; args: readonly Value[] }

const THREADS = new Set([
  'threading.Thread',
  'threading.Timer',
  'multiprocessing.Process',
  'threading.Thread.__init__',
])
/** The function first, its arguments behind it; the number tells how many stand before the function. */
const WITH_FUNCTION: Record<string, number> = {
  submit: 0,
  to_thread: 0,
  callback: 0,
  register: 0,
  apply_async: 0,
  call_soon: 0,
  call_later: 1,
  run_in_executor: 1,
}

/** Calls what the library will call. */
export const runDeferred = (machine: Machine, path: string, site: CallSite): void => {
  const { callee, args } = THREADS.has(path) ? inThread(machine, site) : inFront(machine, path, site)
  if (callee?.atoms.some((atom) => atom.kind === 'symbol' || atom.kind === 'function'))
    invokeValue(machine, callee, args, site.node)
}

const inThread = (machine: Machine, site: CallSite): Handover => {
  const given = argumentOf(site, ['args', 2])
  return {
    callee: argumentOf(site, ['target', 'function', 1]),
    args: (given ? itemsOf(machine, given) : null) ?? [],
  }
}

const inFront = (machine: Machine, path: string, site: CallSite): Handover => {
  const before = WITH_FUNCTION[path.slice(path.lastIndexOf('.') + 1)]
  if (before === undefined || site.rest !== NOTHING) return { callee: null, args: [] }
  const behind = site.args.slice(before + 1)
  const packed = path.endsWith('.apply_async') && behind[0] ? itemsOf(machine, behind[0]) : null
  return { callee: site.args[before] ?? null, args: packed ?? behind }
}
