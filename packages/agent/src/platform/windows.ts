// Windows: the Pythons that installers registered. Not tried on Windows yet; the reading of `reg.exe`'s answer is tested.

import { execFileSync } from 'node:child_process'
import { attempt } from './attempt.ts'

/** PEP 514: `<hive>\Software\Python\<company>\<tag>\InstallPath` has `ExecutablePath`; the 32-bit view is a hive of its own. */
const keys = ['HKCU\\Software\\Python', 'HKLM\\Software\\Python', 'HKLM\\Software\\WOW6432Node\\Python']

export function registeredPythons(): string[] {
  return keys.flatMap((key) =>
    readExecutablePaths(
      attempt(() =>
        execFileSync('reg.exe', ['query', key, '/s', '/v', 'ExecutablePath'], { encoding: 'utf8' }),
      ) ?? '',
    ),
  )
}

/** Lines of `reg query`: `    ExecutablePath    REG_SZ    C:\…\python.exe`. */
export function readExecutablePaths(text: string): string[] {
  return [...text.matchAll(/^\s+ExecutablePath\s+REG_(?:EXPAND_)?SZ\s+(\S.*?)\s*$/gm)].map(
    ([, path = '']) => path,
  )
}
