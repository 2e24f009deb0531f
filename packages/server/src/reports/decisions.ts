// What a report asks its reader to decide, and which programs deserve to be adopted: rules over the report's own numbers.

import type { Automation, Decision, Report } from '@sentinel/contract'
import { dataWord, fewOf, integrityWords } from '@sentinel/contract'

type Facts = Omit<Report, 'decisions' | 'adopt'>
type Weighed = Decision & { weight: number }

const most = 5
/** Below it too much runs unseen for any other number to be relied on. */
const enoughCoverage = 0.95
const outside = new Set(['model', 'paste', 'storage', 'messaging', 'file-sharing', 'tunnel', 'unknown'])

/** The five most pressing. Weights order kinds of decisions; within a kind the larger number comes first. */
export function decisionsOf(facts: Facts): Decision[] {
  return [
    ...integrityDecisions(facts),
    ...dataDecisions(facts),
    ...coverageDecisions(facts),
    ...findingDecisions(facts),
    ...failureDecisions(facts),
    ...policyDecisions(facts),
    ...adoptDecisions(facts),
  ]
    .sort((one, other) => other.weight - one.weight)
    .slice(0, most)
    .map(({ decide, why, rows }) => ({ decide, why, rows }))
}

const integrityDecisions = ({ integrity: { signs, rows } }: Facts): Weighed[] =>
  signs
    .filter(({ kind }) => kind !== 'agent-stopped')
    .slice(0, 1)
    .map(({ kind, count }) => ({
      weight: 90,
      decide: 'Find out who changed or silenced a recorder',
      why: `${integrityWords[kind]} (${times(count)}). Until it is explained, what these workstations tell is in doubt.`,
      rows,
    }))

/** Where data of people went, or may have gone: what was read and what was sent by the same programs. */
function dataDecisions({ overview: { destinations } }: Facts): Weighed[] {
  const left = destinations.filter(({ classesSent }) => classesSent.length > 0)
  const perhaps = destinations.filter(
    ({ kind, classesSent, classesRead }) =>
      classesSent.length === 0 && classesRead.length > 0 && outside.has(kind ?? 'unknown'),
  )
  const all = left.length > 0 ? left : perhaps
  const [first] = all
  if (!first) return []
  const classes = [
    ...new Set(all.flatMap((one) => (left.length > 0 ? one.classesSent : one.classesRead))),
  ].map(dataWord)
  const scripts = [...new Set(all.flatMap((one) => one.scripts))]
  return [
    {
      weight: left.length > 0 ? 85 : 60,
      decide: `Decide whether ${fewOf(all.map(({ host, name }) => name ?? host))} may receive data about people`,
      why:
        left.length > 0
          ? `${capital(fewOf(classes, 3))} were seen leaving for ${all.length === 1 ? 'it' : 'them'}, from ${fewOf(scripts)}.`
          : `${fewOf(scripts)} read ${fewOf(classes, 3)}, and send to ${all.length === 1 ? 'it' : 'them'} too. That these data went along was not seen.`,
      rows: all.length === 1 ? `/runs?host=${encodeURIComponent(first.host)}` : '/inventory/hosts',
    },
  ]
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function coverageDecisions({ coverage: { share, missed, probed, rows } }: Facts): Weighed[] {
  if (share === null || share >= enoughCoverage) return []
  const why = `${missed} of ${missed + probed} Python processes ran unrecorded. What they did is not in this report.`
  return [
    { weight: 70 + 20 * (enoughCoverage - share), decide: 'Close the gap in what is recorded', why, rows },
  ]
}

function findingDecisions({ automations, findings }: Facts): Weighed[] {
  const bad = automations.filter(({ worst }) => worst === 'critical' || worst === 'high')
  const [first] = bad.toSorted((one, other) => weightOf(other) - weightOf(one))
  if (!first) return []
  const others =
    bad.length > 1
      ? `; ${bad.length - 1} more ${bad.length === 2 ? 'program has' : 'programs have'} serious weaknesses`
      : ''
  return [
    {
      weight: 75,
      decide: `Have ${first.name} mended by whoever owns it`,
      why: `It has a weakness rated ${first.worst} and ran ${times(first.runs)}${first.dataClasses.length > 0 ? ` on ${fewOf(first.dataClasses.map(dataWord))}` : ''}${others}. ${(findings.counts.critical ?? 0) + (findings.counts.high ?? 0)} such weaknesses are known in all.`,
      rows: first.rows,
    },
  ]
}

const weightOf = ({ worst, runs, dataClasses }: Automation) =>
  (worst === 'critical' ? 1000 : 0) + dataClasses.length * 100 + Math.min(99, runs)

function failureDecisions({ automations }: Facts): Weighed[] {
  const [worst] = automations
    .filter(({ runs, failed }) => runs >= 3 && failed / runs >= 0.2)
    .toSorted((one, other) => other.failed - one.failed)
  if (!worst) return []
  const why = `${worst.failed} of its ${worst.runs} runs ended with an error; ${fewOf(worst.accounts)} ${worst.accounts.length === 1 ? 'relies' : 'rely'} on it.`
  return [{ weight: 45, decide: `Give ${worst.name} somebody who looks after it`, why, rows: worst.rows }]
}

const policyDecisions = ({ policy: { version, rows } }: Facts): Weighed[] =>
  version === null
    ? [
        {
          weight: 50,
          decide: 'Put a policy into force',
          why: 'What runs is recorded, and nothing is stopped: no rule says yet what programs may not do.',
          rows,
        },
      ]
    : []

const adoptDecisions = (facts: Facts): Weighed[] =>
  adoptable(facts)
    .slice(0, 1)
    .map(({ automation, why }) => ({
      weight: 30,
      decide: `Adopt ${automation.name} officially`,
      why,
      rows: automation.rows,
    }))

/** Used often or by several people, mostly well, and without serious weaknesses: work rests on it already. */
export function adoptable({ automations }: Pick<Facts, 'automations'>): Report['adopt'] {
  return automations
    .filter(
      ({ runs, failed, worst }) =>
        runs >= 3 && failed / runs < 0.2 && worst !== 'high' && worst !== 'critical',
    )
    .filter(({ days, accounts }) => days >= 3 || accounts.length >= 2)
    .toSorted((one, other) => other.days * other.accounts.length - one.days * one.accounts.length)
    .slice(0, most)
    .map((automation) => ({ automation, why: whyAdopt(automation) }))
}

const whyAdopt = ({ runs, days, accounts, failed }: Automation) =>
  `It ran ${times(runs)} on ${days === 1 ? 'one day' : `${days} days`} for ${accounts.length === 1 ? 'one person' : `${accounts.length} people`} and ${failed === 0 ? 'never failed' : `failed ${times(failed)}`}, with no serious weakness known.`

const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)
