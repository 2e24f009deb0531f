// The shape of the data files. Whatever passes here may be trusted by every package that is given it.
import { z } from 'zod'

const severity = z.enum(['info', 'low', 'medium', 'high', 'critical'])
const argument = z.union([z.number().int(), z.string(), z.array(z.union([z.number().int(), z.string()]))])
const constant = z.union([z.string(), z.number(), z.boolean(), z.null()])
/** One name or a list of them. */
const names = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => (typeof given === 'string' ? [given] : given))

const condition = z.strictObject({
  argument: argument.optional(),
  entry: z.string().optional(),
  is: z.union([constant, z.array(constant)]).optional(),
  below: z.number().optional(),
  bits: z.number().int().optional(),
  matches: z.string().optional(),
  refers: z.array(z.string()).optional(),
  absent: z.boolean().optional(),
  not: z.boolean().optional(),
  constant: z.boolean().optional(),
  built: z.boolean().optional(),
  from: z.array(z.string()).optional(),
  cleared: z.string().optional(),
  kept: constant.optional(),
  beside: z.array(z.string()).optional(),
})

const sink = z.strictObject({
  kind: z.string(),
  argument: argument.default(0),
  when: z.array(condition).optional(),
  form: z.enum(['words', 'program', 'url', 'part', 'whole']).optional(),
})

const call = z.strictObject({
  name: names,
  does: z.string().optional(),
  target: argument.optional(),
  returns: z.string().optional(),
  source: z.string().optional(),
  sink: z.array(sink).optional(),
  clears: z.array(z.string()).optional(),
  passes: z.array(z.union([z.number(), z.string()])).optional(),
  stores: z.array(z.union([z.number(), z.string()])).optional(),
  when: z.array(condition).optional(),
  leaves: z.boolean().optional(),
  keeps: z.strictObject({ key: z.array(z.number()), value: z.number() }).optional(),
  forgets: z.boolean().optional(),
  recalls: z.strictObject({ key: z.array(z.number()) }).optional(),
  /** Raises unless the argument is harmless for these kinds of sinks: what comes behind it may rely on that. */
  proves: z.strictObject({ argument, kinds: z.array(z.string()) }).optional(),
  /** The function given here is called for visitors: its parameters and what it returns cross a boundary. */
  hands: z
    .strictObject({ argument, parameters: z.string().optional(), returns: z.string().optional() })
    .optional(),
})

/** Functions of one module that the probe wraps, and the shape that hears them: see probe observers/watch.py. */
const watchedModule = z.strictObject({
  /** Where the functions are defined; several where versions differ. */
  module: names,
  calls: names,
  shape: z.string().regex(/^[a-z][a-z0-9-]*$/),
  as: z
    .string()
    .regex(/^[a-z][a-z_]*$/)
    .default('call'),
  with: z.record(z.string().regex(/^[a-z_]+$/), z.string()).default({}),
})

/** One file of `libraries/`: what a library's functions take in, give out and do. */
export const library = z.strictObject({
  library: z.string(),
  about: z.string(),
  imports: z.array(z.string()).default([]),
  calls: z.array(call).default([]),
  /** `?.a.b`: whatever is written with that end. `whole`: the kind of data that the thing itself is, if given away whole. */
  sources: z
    .array(z.strictObject({ name: names, kind: z.string(), whole: z.string().optional() }))
    .default([]),
  aliases: z.record(z.string(), z.string()).default({}),
  /** Names that snippets use without importing them, and what they mean by them. */
  implied: z.record(z.string(), z.string()).default({}),
  handlers: z
    .array(
      z.strictObject({
        decorator: names,
        /** Only with an address ("/…") as its first argument: `*.get` is too common a name by itself. */
        route: z.boolean().optional(),
        parameters: z.string().optional(),
        returns: z.string().optional(),
      }),
    )
    .default([]),
  bases: z
    .array(
      z.strictObject({
        name: names,
        methods: z.array(z.string()).optional(),
        parameters: z.string().optional(),
        returns: z.string().optional(),
      }),
    )
    .default([]),
  observe: z.array(watchedModule).default([]),
})

const callTest = z.strictObject({
  name: names,
  where: z.array(condition).optional(),
  unless: z.array(condition).optional(),
})

const rule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]+$/),
  title: z.string(),
  cwe: z.number().int(),
  severity,
  confidence: z.enum(['low', 'medium', 'high']),
  /** Of the findings of one group at one place, only the strongest is shown. */
  group: z.string().optional(),
  message: z.string(),
  why: z.string(),
  fix: z.string(),
  when: z
    .strictObject({
      flow: z.strictObject({ sink: z.string(), from: z.record(z.string(), severity) }).optional(),
      call: z.array(callTest).optional(),
      set: z.array(callTest).optional(),
      use: z.array(z.string()).optional(),
      observed: z.string().optional(),
      secret: z.boolean().optional(),
      together: z.array(z.string()).optional(),
    })
    .refine((when) => Object.keys(when).length > 0, 'a rule needs a test'),
  matches: z.array(z.string()).min(1),
  mustNotMatch: z.array(z.string()).min(1),
})

/** One file of `rules/`: the rules of one subject. */
export const ruleFile = z.strictObject({ subject: z.string(), rules: z.array(rule) })

const secret = z.strictObject({
  id: z.string(),
  title: z.string(),
  pattern: z.string(),
  keywords: z.array(z.string()).min(1),
  entropy: z.number().optional(),
  checksum: z.enum(['crc32-base62', 'luhn']).optional(),
  severity: severity.default('high'),
  /** `{A:36}` stands for 36 random letters and digits, `{h:32}` for hex digits, so that no file holds a secret's form. */
  matches: z.array(z.string()).min(1),
  mustNotMatch: z.array(z.string()).default([]),
})

/** One file of `secrets/`: the formats of one trade of providers. */
export const secretFile = z.strictObject({ subject: z.string(), secrets: z.array(secret) })

/** `vocabulary.yaml`: kinds of sources and what capabilities are called. */
export const vocabulary = z.strictObject({
  version: z.string(),
  sources: z.record(z.string(), z.strictObject({ group: z.string(), says: z.string() })),
  capabilities: z.record(
    z.string(),
    z.strictObject({ says: z.string(), resource: z.enum(['source', 'destination']).optional() }),
  ),
})

/** `packages/*.yaml`: names that imports are compared with. */
export const packageFile = z.strictObject({ subject: z.string(), names: z.array(z.string()) })

const example = z.union([z.string(), z.number()])
/** The probe's own ways to know a value by its form and check digits (`observers/data_classes.py`). */
const valueCheck = z.enum(['cpf', 'cnpj', 'ssn', 'card', 'iban', 'email', 'phone'])
const dataClass = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    title: z.string(),
    /** How a value is known by itself; a class without one is known by its column's name and the kind of its values. */
    check: valueCheck.optional(),
    kind: z.enum(['numeric', 'any']).optional(),
    /** Words in a column's name, in lower case and without accents: Portuguese, English, Spanish, German, French. */
    names: z.array(z.string().regex(/^[a-z0-9]+( [a-z0-9]+){0,2}$/)),
    /** Names that say it only when they are the whole name: `pay`, where `pay date` means something else. */
    wholeNames: z.array(z.string().regex(/^[a-z0-9]+( [a-z0-9]+){0,2}$/)).default([]),
    matches: z.array(example).min(1),
    mustNotMatch: z.array(example).min(1),
    named: z.array(z.string()).min(1),
    mustNotBeNamed: z.array(z.string()).min(1),
  })
  .refine(({ check, kind }) => (check === undefined) !== (kind === undefined), 'either check or kind')

/** One file of `dataClasses/`: classes of personal data that columns hold, of one subject. */
export const dataClassFile = z.strictObject({ subject: z.string(), classes: z.array(dataClass) })
