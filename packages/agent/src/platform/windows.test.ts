// The registry's answer, as `reg query` prints it.
import { expect, it } from 'vitest'
import { readExecutablePaths } from './windows.ts'

it('reads every registered executable, spaces in its path and all', () => {
  const text = [
    '',
    'HKEY_CURRENT_USER\\Software\\Python\\PythonCore\\3.12\\InstallPath',
    '    ExecutablePath    REG_SZ    C:\\Program Files\\Python312\\python.exe',
    '',
    'HKEY_CURRENT_USER\\Software\\Python\\Astral\\CPython3.13.1\\InstallPath',
    '    ExecutablePath    REG_EXPAND_SZ    %APPDATA%\\uv\\python\\python.exe',
    '',
    'End of search: 2 match(es) found.',
  ].join('\r\n')
  expect(readExecutablePaths(text)).toEqual([
    'C:\\Program Files\\Python312\\python.exe',
    '%APPDATA%\\uv\\python\\python.exe',
  ])
})
