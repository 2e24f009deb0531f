// Whether text is a secret or only stands where one would: placeholders, names, examples and references are not.

/** Shannon entropy in bits per character. */
export const entropyOf = (text: string): number => {
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

const PLACEHOLDER =
  /^(x+|\*+|\.+|-+|_+|#+|0+|n\/?a|none|null|nil|undefined|true|false|tbd|todo|fixme|empty|default|optional|required|string|str|value|text)$|your[-_ ]?|\bmy[-_](api|secret|token|key|pass)|example|placeholder|change[-_ ]?(me|this|it)|replace[-_ ]?(me|with|this)|insert[-_ ]|enter[-_ ]|put[-_ ]|fill[-_ ]?in|dummy|sample|redacted|<[^>]*>|\[[^\]]*\]|\{\{?[^}]*\}?\}|\$\{\w+\}|^\$\w+$|%\(?\w+\)?s?|x{4,}|\*{3,}|\.{3,}|^abcdef|abcdefg|abcdef0?123|(0123|1234)5678|foobar|lorem|-here\b|_here\b|fake|mock|notreal|not[-_]a[-_]real/i

/** Text that stands in for a secret. */
export const isPlaceholder = (text: string): boolean =>
  (text.length < MAX_PLACEHOLDER && PLACEHOLDER.test(text)) || /^(.)\1*$/.test(text)

/** Nobody types a longer one; in a key of a thousand letters any word may occur. */
const MAX_PLACEHOLDER = 400

/** Words that stand in a connection string where a password would. */
export const isCommonWord = (text: string): boolean =>
  /^(pass(word|wd)?|pwd|secret|tiger|changeme|user(name)?|root|postgres|mysql|admin|guest|test(ing)?|token|key|pw|mypassword)$/i.test(
    text,
  )

/** A name, path, address, sentence or format rather than a secret. */
export const isReference = (text: string): boolean =>
  /\s/.test(text.trim()) ||
  /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(text) ||
  /^[a-z][a-z0-9]*([_.-][a-z0-9]+)*\.(json|ya?ml|txt|pem|key|crt|cfg|ini|env|py|db|html?)$/i.test(text) ||
  /^(\.{0,2}\/|~\/|[a-zA-Z]:\\|https?:\/\/|arn:|urn:|file:|ssm:|vault:|env:|op:\/\/)/.test(text) ||
  /[{}<>[\]]|^[a-zA-Z_][\w.]*\(.*\)$/.test(text)

const SECRET_NAME =
  /(^|[^a-z])(pass(word|wd|phrase|code|wort)|kennwort|wachtwoord|mot_de_passe|senha|contrase(n|ñ)a|parola|pass$|pwd|secret|tok(en)?|api[-_ ]?key|apikey|access[-_]?key|auth[-_]?(key|token)|private[-_]?key|encryption[-_]?key|signing[-_]?key|client[-_]?secret|secret[-_]?key|credentials?|authorization|bearer|conn(ection)?[-_]?str(ing)?)([^a-z]|$)/i

const NO_SECRET_NAME =
  /(id|ids|name|names|file|path|dir|url|uri|field|label|prompt|hint|pattern|regex|re|len|length|size|type|types|param|header|prefix|suffix|env|var|column|table|count|limit|index|format|error|msg|message|expire[sd]?|expiry|ttl|alg(orithm)?|encoder|class|help|text|title|placeholder|policy|strength|rule|state|status|endpoint|provider|store|manager|input|min|max|hash|public[-_]?key|key[-_]?name|section|selector|domain|marker|mode|strategy|scope|grant|kind|event|action|group|version|service|user|page|view|route|button|icon|colou?r|style|attr(ibute)?|option|setting|schema|source|region|role)$|^(is|has|need|needs|use|show|update|change|reset|forgot|require|allow)[-_]/i

const spaced = (name: string): string => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')

/** A variable, parameter, key or header whose value would be a secret. */
export const isSecretName = (name: string): boolean => {
  const words = spaced(name)
  return SECRET_NAME.test(words) && !NO_SECRET_NAME.test(words)
}

/** What stands beside a secret's name in tables of labels: a plural, a kind, a colour of a verdict. */
const isLabel = (words: string, value: string): boolean =>
  /^(secrets|passwords|tokens|credentials|keys|auth|login|security|form|field|text|hidden|masked)$/i.test(
    value,
  ) ||
  /^[a-z]+(_[a-z]+)*_(secret|password|token|key|credential)s?$/.test(value) ||
  // `tests_pass` passes.
  (/(^|[^a-z])pass$/.test(words) && (/^[a-z]+$/i.test(value) || /^[A-Z]+-[A-Z]*\d+$/.test(value)))

export type Strength = 'strong' | 'weak' | null

/** Words put together as programmers name things: `oauth_state_v1`, `section-secret-2`. */
const isIdentifier = (text: string): boolean =>
  /^_{0,2}[a-z]+(?:[-_.:/#][a-z0-9]+)+_{0,2}$/i.test(text) &&
  text.split(/[-_.:/#]/).every((part) => /^([a-z]*|[a-z0-9]{1,4})$/i.test(part))

/** How much a value bound to a secret's name looks like one; null where it does not. */
export const strengthOf = (name: string, given: string): Strength => {
  const value = given.replace(/^(Bearer|Basic|Token|token)\s+/, '')
  if (value.length < 4 || value.length > 512 || isPlaceholder(value) || isReference(value)) return null
  const words = spaced(name).toLowerCase()
  if (value.toLowerCase().replaceAll(/[-_ ]/g, '') === words.replaceAll(/[-_ ]/g, '')) return null
  if (isLabel(words, value)) return null
  const isWords = isIdentifier(value)
  if (isWords && !/pass|pwd|secret/.test(words)) return null
  const isRandom =
    !isWords && value.length >= 16 && entropyOf(value) >= 3 && /\d/.test(value) && /[a-z]/i.test(value)
  if (isRandom) return 'strong'
  // One capitalised word is a label or a translation.
  if (/^[A-Z][a-zà-ÿ]+$/.test(value)) return null
  if (/pass|pwd|kennwort|wachtwoord|senha|contrase|parola/.test(words))
    return /^(password|passwd|pwd|passphrase|passcode)$/i.test(value) ? null : 'weak'
  if (/secret|signing|encryption|private/.test(words)) return value.length >= 6 ? 'weak' : null
  return /key|auth|credential/.test(words) && value.length >= 8 && /\d/.test(value) && entropyOf(value) >= 2.5
    ? 'weak'
    : null
}
