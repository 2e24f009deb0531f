// Which top-level modules a package brings: `top_level.txt` where there is one, else its RECORD.

import type { Files } from '../files.ts'

/** `info` is the package's metadata folder. */
export function modulesOf(files: Files, info: string): Set<string> {
  const declared = files.text(`${info}/top_level.txt`)
  if (declared !== undefined)
    return new Set(
      declared
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
  const record = files.text(`${info}/RECORD`) ?? ''
  return new Set(record.split('\n').flatMap((line) => moduleOfPath(line.split(',')[0] ?? '')))
}

/** `numpy/__init__.py` and `six.py` and `_cffi.abi3.so` name modules; scripts, metadata and compiled files do not. */
function moduleOfPath(path: string): string[] {
  const [first = '', ...below] = path.split('/')
  const isNone =
    first === '' || first.startsWith('..') || first === '__pycache__' || /\.(dist-info|data|pth)$/.test(first)
  if (isNone) return []
  if (below.length > 0) return [first]
  const module = /^([A-Za-z_]\w*)\.(py|so|pyd|[\w.-]+\.(so|pyd))$/.exec(first)?.[1]
  return module ? [module] : []
}
