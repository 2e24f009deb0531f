// Signs of harm in a package's programs: what the semantic engine found, weighed by when the program runs, and what no
// single script shows: acts that nobody expects of an installation, a start of Python or an import.

import type { Fact } from '@sentinel/analysis'
import type { Program } from './analyseContents.ts'
import type { Role } from './roles.ts'
import { runsOnImport } from './runsOnImport.ts'

export type PackageSign = {
  sign: string
  /** About ten is enough to call a package malicious. */
  weight: number
  reason: string
  file: string | null
  line: number | null
}

/** Weight in what runs by itself, and in a library's module, which may have a use for it. */
const ruleWeights: Readonly<Record<string, readonly [byItself: number, library: number]>> = {
  'credentials-sent-out': [10, 6],
  'downloaded-code': [10, 7],
  'reverse-shell': [10, 8],
  'reverse-shell-command': [10, 8],
  'command-downloads': [10, 7],
  'machine-code-injected': [9, 5],
  'hidden-code-run': [9, 7],
  'code-dropped': [9, 6],
  'file-dropped-and-run': [8, 4],
  'webhook-exfiltration': [7, 3],
  'clipboard-swap': [10, 8],
  'coin-miner': [8, 6],
  'defences-off': [8, 6],
  'files-wiped': [8, 5],
  'files-encrypted-in-bulk': [7, 5],
  'package-from-address': [5, 1],
  'system-program-misused': [6, 3],
  persistence: [7, 4],
  keylogger: [5, 3],
  'sandbox-check': [5, 3],
  'protected-code': [5, 3],
  'copies-itself': [4, 2],
  'file-hidden': [3, 1],
}

/** `textOf`: any file of the package, for what a program does by way of another. */
export function codeSigns(program: Program, textOf: (path: string) => string): PackageSign[] {
  return [...ruleSigns(program), ...actSigns(program, textOf), ...textSigns(program)]
}

function ruleSigns({ path, role, text, analysis }: Program): PackageSign[] {
  return analysis.findings.flatMap(({ rule, title, place }) => {
    const weights = ruleWeights[rule]
    if (!weights) return []
    // A module that was only imported is judged when its own turn comes.
    const isOwn = place.file === path || place.file.includes('#')
    if (!isOwn && role !== 'install' && role !== 'start-up') return []
    const weight = weightOf(rule, weights, role, text)
    return [{ sign: rule, weight, reason: `${title}${when[role]}`, file: path, line: place.line }]
  })
}

/** Nobody asked for what an installation or a start of Python does. Sources of native code are fetched as archives. */
function weightOf(
  rule: string,
  [byItself, library]: readonly [number, number],
  role: Role,
  text: string,
): number {
  if (role === 'library') return library
  if (rule === 'file-dropped-and-run' && role === 'install' && unpacks.test(text)) return 3
  return role === 'import' ? byItself : byItself + 2
}

const unpacks = /\btarfile\b|\bzipfile\b|unpack_archive|\bhashlib\.sha(256|512)/

const when: Record<Role, string> = {
  install: ', while it is installed',
  'start-up': ', at every start of Python',
  import: '',
  library: '',
}

const reaching = ['http.request', 'http.download', 'network.connect', 'mail.send', 'chat.send', 'cloud.use']
const starting = ['process.start', 'memory.execute']

/** Network [alone, with data of the machine], programs, both. */
const actWeights: Record<
  Exclude<Role, 'library'>,
  { net: number; told: number; run: number; both: number }
> = {
  install: { net: 5, told: 9, run: 1, both: 8 },
  'start-up': { net: 9, told: 10, run: 9, both: 10 },
  import: { net: 3, told: 8, run: 2, both: 7 },
}

const ofTheMachine =
  /gethostname|get_credentials\(|getuser\(|getlogin|platform\.(node|uname)|os\.uname|uuid\.getnode|environ\W[^\n]{0,12}['"]\w*(?:SECRET|TOKEN|PASSW|API_?KEY)|ipify|ifconfig\.me|ipinfo\.io|\bwhoami\b|getpass/

/** What happens without being asked for. */
function actSigns({ path, role, text, analysis }: Program, textOf: (path: string) => string): PackageSign[] {
  if (role === 'library') return []
  const isRun = runsOnImport(text)
  const acts = analysis.facts.filter((fact) => role !== 'import' || fact.file !== path || isRun(fact.line))
  const of = (kinds: readonly string[]) => acts.find((fact) => kinds.includes(fact.does) && !isLocal(fact))
  const run = of(starting)
  const net =
    of(reaching) ??
    acts.find(({ does, targets }) => does === 'process.start' && talks.test(targets.join(' ')))
  const weights = actWeights[role]
  const isFetch = role === 'install' && unpacks.test(text)
  const sign = (name: string, weight: number, says: string, fact: Fact) => [
    { sign: name, weight, reason: `it ${says}${atWhat[role]}`, file: path, line: fact.line },
  ]
  if (net && ofTheMachine.test(net.file === path ? text : text + textOf(net.file)))
    return sign('tells-of-machine', weights.told, 'tells others of the machine', net)
  const isFollowed = analysis.findings.some(({ rule }) => rule === 'downloaded-code')
  if (net && role !== 'install' && !isFollowed && runsWhatItGot.test(text))
    return sign(
      'talks-and-runs-text',
      8,
      'talks to the network and runs or unpickles what it was not written with',
      net,
    )
  if (net && run && !isFetch)
    return sign('fetches-and-starts', weights.both, 'talks to the network and starts programs', net)
  if (net) return sign('talks', isFetch ? 3 : weights.net, 'talks to the network', net)
  return run ? sign('starts-programs', weights.run, 'starts programs', run) : []
}

/** Anything but a text that stands there, a file of the package's own, or an expression with names of its own. */
const runsWhatItGot =
  /(?<![\w.])(?:exec|eval)\s*\((?!\s*(?:['"]|open\(|f?\.read|compile\(|\)))|\b(?:c?[pP]ickle|dill|marshal)\.loads\s*\(/

/** Programs that talk for others. */
const talks =
  /(^|[\s/'"])(curl|wget|nc|ncat|telnet|nslookup|ftp|scp|bitsadmin|certutil|mshta)(\.exe)?\s|Invoke-WebRequest|Net\.WebClient|\biwr\s/i

const isLocal = ({ targets }: Fact) =>
  targets.length > 0 && targets.every((target) => /^(https?:\/\/)?(localhost|127\.|\[?::1)/.test(target))

const atWhat: Record<Role, string> = {
  install: ' while it is installed',
  'start-up': ' at every start of Python',
  import: ' as soon as it is imported',
  library: '',
}

type TextSign = { sign: string; pattern: RegExp; weights: readonly [number, number]; reason: string }

const decoders = String.raw`b(?:16|32|64|85)decode|a85decode|fromhex|unhexlify|marshal|decompress|Fernet|codecs\.decode|\bmap\(\s*chr\b|\bchr\(|bytes\(|bytearray\(|['\"]\.join\(`

/** Ways of writing that keep readers from seeing what is done, and places that packages have no business with. */
const textSignList: readonly TextSign[] = [
  {
    sign: 'fetched-by-command',
    pattern:
      /['"][^'"\n]*\b(?:curl|wget)\b[^'"\n]*(?:&&|;|\|)[^'"\n]*(?:chmod|\bsh\b|bash|python|\/tmp\/|&\s*['"])/,
    weights: [9, 6],
    reason: 'a command fetches a program and starts it',
  },
  {
    sign: 'replaces-anothers',
    pattern:
      /^[ \t]*(?:requests|httpx|urllib3|aiohttp|web3|eth_account|solana|boto3|botocore|ssl|socket|getpass|builtins)\.[\w.]+\s*=\s*[A-Za-z_]\w*\s*$/m,
    weights: [5, 1],
    reason: 'it puts functions of its own in place of those of others',
  },
  {
    sign: 'pushed-out-of-sight',
    pattern: /\S[ \t]{120,}(?:;|exec|eval|import|__import__)/,
    weights: [9, 8],
    reason: 'code stands far to the right, where editors do not show it',
  },
  {
    sign: 'runs-decoded',
    pattern: new RegExp(String.raw`(?<![\w.])(?:exec|eval|compile)\s*\([^#\n]{0,300}?(?:${decoders})`),
    weights: [9, 4],
    reason: 'text is decoded and run in one breath',
  },
  {
    sign: 'unwrapped-by-name',
    pattern:
      /\blambda\s+\w+\s*:\s*__import__\(\s*['"](?:zlib|base64|marshal|lzma|bz2|gzip|codecs|binascii)['"]/,
    weights: [9, 9],
    reason: 'a function without a name unwraps text by modules that it imports in passing',
  },
  {
    sign: 'decoded-for-python',
    pattern:
      /\(\s*\[\s*(?:sys\.executable|['"]python[\d.]*['"])[^\n]{0,160}(?:\binput\s*=\s*|['"]-c['"]\s*,\s*)(?:\w+\.)*(?:b\d\db?_?decode|a85decode|fromhex|unhexlify|decompress)\b/,
    weights: [9, 9],
    reason: 'a decoded text is given to another Python to run',
  },
  {
    sign: 'long-encoded-text',
    pattern:
      /['"](?:[A-Za-z0-9+/=_-]{600,}|(?:\\x[0-9a-fA-F]{2}){150,})['"](?=[\s\S]*\b(?:exec|eval|marshal\.loads)\s*\()|\b(?:exec|eval|marshal\.loads)\s*\((?=[\s\S]*['"](?:[A-Za-z0-9+/=_-]{600,}|(?:\\x[0-9a-fA-F]{2}){150,})['"])/,
    weights: [5, 3],
    reason: 'a long encoded text stands beside code that runs text',
  },
  {
    sign: 'odd-import',
    pattern:
      /__import__\(\s*['"](?:os|subprocess|base64|zlib|marshal|socket|urllib[.\w]*|requests|ctypes)['"]\s*\)\s*\.|__import__\([^)'"\n]*(?:\[::-1\]|\.join|chr\()|getattr\(\s*(?:__builtins__|builtins|__import__\()/,
    weights: [4, 1],
    reason: 'modules and functions are reached by roundabout ways',
  },
  {
    sign: 'odd-address',
    pattern:
      /https?:\/\/(?:\d{1,3}\.){3}\d{1,3}(?<!127\.0\.0\.1)(?<!0\.0\.0\.0)[:/'"]|discord(?:app)?\.com\/api\/webhooks|api\.telegram\.org\/bot|pastebin\.com\/raw|\.(?:ngrok(?:-free)?\.(?:io|app)|trycloudflare\.com|oast\.\w+|oastify\.com|interact\.sh|pipedream\.net|webhook\.site|requestbin\.\w+|burpcollaborator\.net|serveo\.net|duckdns\.org)|webhook\.site|transfer\.sh|\bfile\.io\/|gofile\.io|hastebin|rentry\.co/,
    weights: [4, 2],
    reason: 'it names an address of the kind that harmful programs use',
  },
  {
    sign: 'secret-places',
    pattern:
      /\.ssh[/\\'"]|id_rsa|id_ed25519|\.aws[/\\'"]+,?\s*['"]?credentials|Local Storage|Login Data|leveldb|wallet\.dat|\.pypirc|\.kube[/\\'"]|\.docker[/\\]config|etc\/shadow|Metamask|nkbihfbeogaeaoehlefnkodbefgpgknn|Exodus|key4\.db|logins\.json|keychain-db|\.bash_history/i,
    weights: [3, 2],
    reason: 'it names places where secrets are kept',
  },
  {
    sign: 'door-left-open',
    pattern: /authorized_keys['"]?\s*\)?\s*,\s*(?:mode\s*=\s*)?['"][aw]/,
    weights: [9, 6],
    reason: 'it writes who may sign in from outside',
  },
]

function textSigns({ path, role, text }: Program): PackageSign[] {
  return textSignList.flatMap(({ sign, pattern, weights, reason }) => {
    const match = pattern.exec(text)
    if (!match) return []
    const line = text.slice(0, match.index).split('\n').length
    return [{ sign, weight: weights[role === 'library' ? 1 : 0], reason, file: path, line }]
  })
}
