// What an Event touched, in one pair of words: the Resource and the act.

import {
  assertNever,
  type Event,
  isInstall,
  isMeaning,
  packageTouch,
  type Resource,
  touchOf,
} from '@sentinel/contract'

export type Touched = Pick<Resource, 'kind' | 'value' | 'act'>

/** Undefined for Events that touch nothing: the Run's own life, repeats, Gaps. */
export function resourceOf(event: Event): Touched | undefined {
  if (isMeaning(event)) return touchOf(event)
  if (isInstall(event)) return packageTouch(event)
  switch (event.type) {
    case 'package.used':
      return { kind: 'package', value: `${event.name}@${event.version}`, act: 'used' }
    case 'module.imported':
      return { kind: 'module', value: event.module, act: 'imported' }
    case 'file.opened':
      return { kind: 'file', value: event.path, act: event.access }
    case 'file.removed':
      return { kind: 'file', value: event.path, act: 'removed' }
    case 'file.renamed':
      return { kind: 'file', value: event.to, act: 'renamed' }
    case 'host.resolved':
      return { kind: 'host', value: event.host, act: 'resolved' }
    case 'host.connected':
      return { kind: 'host', value: hostOf(event), act: 'connected' }
    case 'socket.bound':
      return { kind: 'socket', value: placeOf(event), act: 'bound' }
    case 'process.started':
      return { kind: 'process', value: event.executable ?? event.argv[0] ?? event.how, act: 'started' }
    case 'process.replaced':
      return { kind: 'process', value: event.executable, act: 'replaced' }
    case 'code.executed':
      return { kind: 'code', value: event.name, act: 'executed' }
    case 'library.loaded':
      return { kind: 'library', value: event.path, act: event.how }
    case 'startup.refused':
      return { kind: 'file', value: event.path, act: 'refused' }
    case 'startup.suspected':
      return { kind: 'file', value: event.path, act: 'executed' }
    case 'run.started':
    case 'run.ended':
    case 'run.traced':
    case 'script.read':
    case 'script.judged':
    case 'finding.raised':
    case 'event.repeated':
    case 'gap.recorded':
    case 'coverage.measured':
    case 'interpreter.found':
    case 'interpreter.gone':
    case 'startup.found':
    case 'agent.reported':
    case 'policy.applied':
    case 'policy.adopted':
    case 'policy.refused':
    case 'approval.requested':
    case 'grants.adopted':
    case 'grants.refused':
      return undefined
    default:
      return assertNever(event)
  }
}

/** The name that was asked for; where none was, the address. */
export const hostOf = ({ host, address }: { host?: string | undefined; address: string }) => host ?? address

const placeOf = ({ address, port }: { address: string; port?: number | undefined }) =>
  port === undefined ? address : `${address}:${port}`
