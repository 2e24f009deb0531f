// Random policies and acts for property tests: conditions are made as CEL text, right by type, of every operator that
// the compiled form has and a few that it leaves to others.

import fc from 'fast-check'
import { type ActName, acts, type FactName, type Facts, factNames, facts } from '../facts.ts'

const words = [
  'a',
  'ab',
  'b',
  'x.example',
  'api.x.example',
  '10.0.0.7',
  'Ä',
  '',
  '*',
  'monday',
  '2026-01-05',
  '~/k',
]
const word = fc.constantFrom(...words)
const literal = word.map((text) => JSON.stringify(text))
const wordList = fc.array(word, { maxLength: 4 })
const listLiteral = fc.array(literal, { minLength: 1, maxLength: 4 }).map((items) => `[${items.join(', ')}]`)
const pattern = fc
  .array(fc.constantFrom('*', 'a', 'b', '.example', 'x'), { maxLength: 5 })
  .map((parts) => parts.join(''))

const available = (on: ActName, type: string): FactName[] =>
  factNames.filter((name) => facts[name].type === type && (facts[name].on as readonly ActName[]).includes(on))

/** Truths that begin a condition; `depth` more levels of and, or, not and choice above them. */
export function arbitraryCondition(on: ActName, depth = 3): fc.Arbitrary<string> {
  const text = fc.oneof(fc.constantFrom(...available(on, 'string')), literal)
  const number = fc.oneof(
    fc.constantFrom(...available(on, 'int')),
    fc.integer({ min: 0, max: 30 }).map(String),
  )
  const list = fc.constantFrom(...available(on, 'list'))
  const order = fc.constantFrom('==', '!=', '<', '<=', '>', '>=')
  const leaf = fc.oneof(
    fc.tuple(text, order, text).map((parts) => parts.join(' ')),
    fc.tuple(number, order, number).map((parts) => parts.join(' ')),
    fc.tuple(text, fc.oneof(listLiteral, list)).map(([item, items]) => `${item} in ${items}`),
    fc
      .tuple(text, fc.constantFrom('startsWith', 'endsWith', 'contains'), text)
      .map(([a, name, b]) => `${a}.${name}(${b})`),
    fc.tuple(text, pattern).map(([value, glob]) => `${value}.glob(${JSON.stringify(glob)})`),
    fc.tuple(list, listLiteral).map(([items, wanted]) => `${items}.hasAny(${wanted})`),
    fc
      .tuple(list, fc.constantFrom('==', '!='), fc.oneof(fc.constant('[]'), listLiteral, list))
      .map((parts) => parts.join(' ')),
    fc.constantFrom('true', 'false', ...available(on, 'bool')),
    text.map((value) => `${value}.matches("^a")`),
  )
  if (depth === 0) return leaf
  const deeper = arbitraryCondition(on, depth - 1)
  return fc.oneof(
    leaf,
    fc
      .tuple(deeper, fc.constantFrom('&&', '||'), deeper)
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    deeper.map((part) => `!(${part})`),
    fc.tuple(leaf, deeper, deeper).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
  )
}

const exceptionOn = (on: ActName) =>
  fc.record({
    when: arbitraryCondition(on, 1),
    owner: fc.constant('somebody'),
    reason: fc.constant('a reason'),
    expires: fc.constantFrom('2026-01-04', '2026-01-05', '2026-12-31'),
  })

const ruleOn = (on: ActName) =>
  fc.record({
    title: fc.constant('a rule'),
    on: fc.constant([on]),
    when: arbitraryCondition(on),
    mode: fc.constantFrom('off', 'observe', 'warn', 'deny'),
    fail: fc.constantFrom('open', 'closed'),
    reason: fc.constant('because'),
    exceptions: fc.array(exceptionOn(on), { maxLength: 2 }),
    rollout: fc.option(
      fc.record({ percent: fc.integer({ min: 0, max: 100 }), groups: fc.subarray(['pilot', 'b']) }),
      { nil: undefined },
    ),
  })

/** Of the rules and the values that the random ones have, so that some of them fit. */
export const arbitraryApprovals = fc.array(
  fc.record({
    rule: fc.constantFrom(null, 'rule-0', 'rule-1'),
    account: fc.constantFrom(null, 'a', 'ab'),
    script: fc.constantFrom(null, 'a', 'b', 'x.example'),
    until: fc.constantFrom('2026-01-04T10:00', '2026-01-05T10:00', 'a'),
  }),
  { maxLength: 3 },
)

/** A document as YAML gives it. */
export const arbitraryDocument = fc
  .array(fc.constantFrom(...acts).chain(ruleOn), { maxLength: 6 })
  .map((rules) => ({
    policy: 'random',
    title: 'Random',
    contact: 'nobody',
    internal: ['10.*'],
    rules: rules.map((rule, index) => ({ ...rule, id: `rule-${index}` })),
  }))

function factValue(name: FactName): fc.Arbitrary<Facts[FactName]> {
  const { type } = facts[name]
  if (type === 'int') return fc.integer({ min: 0, max: 30 })
  if (type === 'bool') return fc.boolean()
  return type === 'list' ? wordList : word
}

/** Each fact that the act can have, or, one time in five, not known. */
export const arbitraryAct = fc.constantFrom(...acts).chain((act) => {
  const names = factNames.filter(
    (name) =>
      name !== 'act' &&
      facts[name].knower !== 'endpoint' &&
      facts[name].knower !== 'judge' &&
      name !== 'destination.kind' &&
      (facts[name].on as readonly ActName[]).includes(act),
  )
  const members = names.map(
    (name) => [name, fc.option(factValue(name), { nil: undefined, freq: 5 })] as const,
  )
  return fc.record(Object.fromEntries(members)).map((made) => ({
    act,
    facts: Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as Facts,
  }))
})
