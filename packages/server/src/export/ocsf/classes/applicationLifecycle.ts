// Application Lifecycle 6002: packages that come and go, and how our own agent does.

import type { EventOf, GateVerdict } from '@sentinel/contract'
import { gapWords } from '@sentinel/contract'
import type { Attributes, Control, OcsfClass, Told } from '../ocsf.ts'
import { isTampering } from './detectionFinding.ts'

const python = (name: string, version?: string): Attributes => ({
  app: { name, vendor_name: 'PyPI', ...(version ? { version } : {}) },
})
const ours = (feature: string, version?: string): Attributes => ({
  app: { name: `Sentinel ${feature}`, vendor_name: 'Sentinel', ...(version ? { version } : {}) },
})

const controlOf = (verdict: GateVerdict | undefined): Control | undefined =>
  verdict === undefined
    ? undefined
    : verdict === 'deny'
      ? 'blocked'
      : verdict === 'warn'
        ? 'observed'
        : 'allowed'

function judged(
  activity: number,
  event: EventOf<'package.downloaded' | 'package.built' | 'package.installed'>,
): Told {
  const { name, version, verdict, findings, type: _, run: __, time: ___, ...rest } = event
  return {
    activity,
    severity: verdict === 'deny' ? 'high' : findings.length > 0 ? 'medium' : 'info',
    control: controlOf(verdict),
    attributes: python(name, version),
    unmapped: { ...rest, findings: findings.map(({ rule, mode, reason }) => ({ rule, mode, reason })) },
  }
}

export const applicationLifecycle = {
  uid: 6002,
  caption: 'Application Lifecycle',
  activities: { 1: 'Install', 2: 'Remove', 3: 'Start', 4: 'Stop', 8: 'Update', 99: 'Other' },
  tells: {
    'package.requested': ({ requirement, by }) => ({
      activity: 99,
      attributes: python(requirement),
      unmapped: { by },
    }),
    'package.downloaded': (event) => judged(99, event as EventOf<'package.downloaded'>),
    'package.built': (event) => judged(99, event as EventOf<'package.built'>),
    'package.installed': (event) => judged(1, event as EventOf<'package.installed'>),
    'package.removed': ({ name, version, environment, installer }) => ({
      activity: 2,
      attributes: python(name, version),
      unmapped: { environment, installer },
    }),
    'package.refused': ({ name, version, rule, reason, by, filename, sha256 }) => ({
      activity: 1,
      severity: 'high',
      control: 'blocked',
      attributes: { ...python(name, version), status_id: 2, status: 'Failure', status_detail: reason },
      unmapped: { rule, by, filename, sha256 },
    }),
    'gap.recorded': (event) =>
      isTampering(event.reason)
        ? undefined // a Detection Finding
        : {
            activity: 99,
            severity: 'low',
            message: gapWords(event.reason),
            attributes: ours('probe'),
            unmapped: {
              reason: event.reason,
              count: event.count,
              detail: event.detail,
              process: event.process,
            },
          },
    'coverage.measured': ({ since, probed, observed }) => ({
      activity: 99,
      attributes: ours('agent'),
      unmapped: { since, probed, observed },
    }),
    'agent.reported': ({ version, probe, startedAt, waiting, heldSeconds }) => ({
      activity: 99,
      attributes: ours('agent', version),
      unmapped: { probe, startedAt, waiting, heldSeconds },
    }),
    'policy.adopted': ({ version, policy, digest }) => ({
      activity: 8,
      attributes: ours('policy', String(version)),
      unmapped: { policy, digest },
    }),
    'grants.adopted': ({ number, groups }) => ({
      activity: 8,
      attributes: ours('grants', String(number)),
      unmapped: { groups },
    }),
    'grants.refused': ({ number, code, detail }) => ({
      activity: 8,
      severity: 'medium',
      attributes: {
        ...ours('grants', String(number)),
        status_id: 2,
        status: 'Failure',
        status_detail: detail,
      },
      unmapped: { code },
    }),
    'policy.refused': ({ version, code, detail }) => ({
      activity: 8,
      severity: 'medium',
      attributes: {
        ...ours('policy', String(version)),
        status_id: 2,
        status: 'Failure',
        status_detail: detail,
      },
      unmapped: { code },
    }),
  },
} satisfies OcsfClass
