// The programs of a package, each read by the semantic engine: first what runs by itself, then what looks worth reading.

import {
  type Analysis,
  analyseScript,
  type KnowledgeIndex,
  type PythonParser,
  type ResolveModule,
} from '@sentinel/analysis'
import { type Contents, textIn } from './contents.ts'
import { type Role, rolesOf } from './roles.ts'

export type Engine = { parser: PythonParser; knowledge: KnowledgeIndex }
export type Program = { path: string; role: Role; text: string; analysis: Analysis }

const order: readonly Role[] = ['install', 'start-up', 'import', 'library']
const most = { programs: 400, bytes: 600_000 } as const
/** Of one file; a package may hold hundreds. */
const limits = { maxSteps: 250_000, parseMs: 1_000 } as const

/**
 * Words without which a module can do none of the harm that is looked for; most modules of most packages have none of
 * them, and reading those would cost minutes.
 */
const worthReading =
  /(?<![.\w])(exec|eval|compile|__import__)\s*\(|\bmarshal\.|\bsubprocess\b|\bPopen\b|\bos\.(system|popen|exec\w+|spawn\w+|environ\.(copy|items))\b|startfile|b\d\d_?decode|fromhex|unhexlify|decompress\(|Fernet|\bctypes\b|getattr\(\s*__|\bsocket\.|urlopen|urlretrieve|\b(requests|httpx|aiohttp|http\.client)\.|smtplib|ftplib|pynput|\bkeyboard\b|ImageGrab|pyperclip|winreg|crontab|webhook|telegram|rmtree/

/** `isCut` where there was more worth reading than is read. */
export function analyseContents(contents: Contents, engine: Engine): { programs: Program[]; isCut: boolean } {
  const roles = [...rolesOf(contents)].sort((a, b) => order.indexOf(a[1]) - order.indexOf(b[1]))
  const wanted = roles.flatMap(([path, role]) => {
    const text = codeOf(path, textIn(contents.files, path))
    return role !== 'library' || worthReading.test(text) ? [{ path, role, text }] : []
  })
  const some = wanted.filter(({ text }) => text.length <= most.bytes).slice(0, most.programs)
  const programs = some.map((one) => ({ ...one, analysis: analyse(one, contents, engine) }))
  return { programs, isCut: programs.length < wanted.length || !contents.isWhole }
}

/** Of a `.pth` only the lines that site.py runs. */
const codeOf = (path: string, text: string): string =>
  path.endsWith('.pth')
    ? text
        .split(/\r?\n/)
        .map((line) => (/^import[ \t]/.test(line) ? line : ''))
        .join('\n')
    : text

/** What runs by itself is followed into the modules it imports; a library's module is read alone. */
function analyse(
  { path, role, text }: Omit<Program, 'analysis'>,
  contents: Contents,
  engine: Engine,
): Analysis {
  const isFollowed = role === 'install' || role === 'start-up' || contents.files.size < 40
  return analyseScript({
    path,
    text,
    ...engine,
    limits,
    secretKey: new Uint8Array(32),
    ...(isFollowed ? { resolveModule: resolverIn(contents) } : {}),
  })
}

function resolverIn({ files, form }: Contents): ResolveModule {
  const roots = form === 'sources' ? ['', 'src/'] : ['']
  return ({ name, level, from }) => {
    const steps = from.split('/').slice(0, -Math.max(level, 1))
    const folders = level > 0 ? [steps.map((step) => `${step}/`).join('')] : roots
    const module = name.replaceAll('.', '/')
    const paths = folders.flatMap((folder) =>
      module ? [`${folder}${module}.py`, `${folder}${module}/__init__.py`] : [`${folder}__init__.py`],
    )
    const path = paths.find((each) => files.has(each))
    return path === undefined ? null : { path, text: textIn(files, path) }
  }
}
