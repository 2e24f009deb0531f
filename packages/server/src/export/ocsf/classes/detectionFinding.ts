// Detection Finding 2004: what looks like an attack, what a policy stopped, and evidence that was tampered with. Alerts are
// told as this class too: see alertToOcsf.ts.

import type { EventOf, GapReason, Severity, VerdictWord } from '@sentinel/contract'
import { gapWords } from '@sentinel/contract'
import { actor, attacks, device, file, fingerprint, milliseconds } from '../objects.ts'
import type { Attributes, Control, OcsfClass, Source, Told } from '../ocsf.ts'
import { common, findingFile, isNew } from './findingInfo.ts'

const tampering = new Set<GapReason>(['tampered', 'log-cut', 'log-altered', 'hook-refused'])
export const isTampering = (reason: GapReason): boolean => tampering.has(reason)

const verdicts: Record<VerdictWord, { control: Control; severity: Severity }> = {
  allow: { control: 'observed', severity: 'info' },
  warn: { control: 'observed', severity: 'medium' },
  deny: { control: 'blocked', severity: 'high' },
}

type Info = { title: string; rule: string; time: string; desc?: string | undefined; technique?: string }

const info = ({ endpoint, n }: Source, { title, rule, time, desc, technique }: Info): Attributes => ({
  uid: `${endpoint.id}:${n}`,
  title,
  ...(desc ? { desc } : {}),
  created_time: milliseconds(time),
  analytic: { type_id: 1, type: 'Rule', uid: rule, name: rule },
  ...attacks(technique),
})

const evidence = (source: Source, more: Attributes = {}): Attributes => ({
  evidences: [{ device: device(source), ...(source.run ? { actor: actor(source) } : {}), ...more }],
})

function startup(
  event: EventOf<'startup.refused' | 'startup.suspected'>,
  source: Source,
  control: Control,
): Told {
  const { path, reason, sha256, time } = event
  const title =
    control === 'blocked' ? 'A start-up file was kept from running' : 'A start-up file looks malicious'
  return {
    activity: 1,
    severity: 'high',
    control,
    attributes: {
      finding_info: info(source, {
        title,
        rule: 'startup-guard',
        time,
        desc: reason,
        technique: 'T1546.018',
      }),
      ...isNew,
      ...evidence(source, { file: file(path, sha256) }),
    },
  }
}

export const detectionFinding = {
  uid: 2004,
  caption: 'Detection Finding',
  activities: { 1: 'Create', 2: 'Update', 3: 'Close' },
  tells: {
    'policy.applied': (event, source) => {
      const { policy, rule, verdict, reason, act, subject, fault } = event
      return {
        activity: 1,
        severity: verdicts[verdict].severity,
        control: verdicts[verdict].control,
        attributes: {
          finding_info: info(source, {
            title: `${rule}: ${reason}`,
            rule,
            time: event.time,
            desc: `${act} ${subject}`,
          }),
          ...isNew,
          policy: { name: policy, uid: policy, is_applied: fault === undefined, desc: reason },
          ...evidence(source),
        },
        unmapped: { act, subject, fault },
      }
    },
    'gap.recorded': (event, source) =>
      isTampering(event.reason)
        ? {
            activity: 1,
            severity: 'high',
            message: gapWords(event.reason),
            attributes: {
              finding_info: info(source, {
                title: gapWords(event.reason),
                rule: event.reason,
                time: event.time,
                desc: event.detail,
                technique: 'T1562.001',
              }),
              ...isNew,
              ...evidence(source),
            },
            unmapped: { reason: event.reason, count: event.count },
          }
        : undefined,
    'startup.refused': (event, source) => startup(event as EventOf<'startup.refused'>, source, 'blocked'),
    'startup.suspected': (event, source) =>
      startup(event as EventOf<'startup.suspected'>, source, 'observed'),
    'finding.raised': (event, source) =>
      event.kind === 'malice' || event.rule === 'malicious-package'
        ? {
            activity: 1,
            severity: event.severity,
            attributes: {
              ...common(event),
              ...evidence(source, {
                file: { ...findingFile(event, source), hashes: [fingerprint(event.script)] },
              }),
            },
            unmapped: { line: event.line, layers: event.layers },
          }
        : undefined,
  },
} satisfies OcsfClass
