// Files that an interpreter runs before any script: `.pth` (site), `.start` (PEP 829), sitecustomize, usercustomize.

import { createHash } from 'node:crypto'
import type { Files } from '../files.ts'

export type StartupFile = {
  path: string
  /** SHA-256 of the content, hex. */
  digest: string
  /** False for a `.pth` that only adds folders to the path. */
  runsCode: boolean
  /** Folders that it adds to the path. */
  adds: readonly string[]
}

export function readStartupFiles(files: Files, folder: string): StartupFile[] {
  return (files.list(folder) ?? []).flatMap((name) => {
    if (!/\.(pth|start)$|^(site|user)customize(\.py)?$/.test(name)) return []
    const path = name.endsWith('customize') ? `${folder}/${name}/__init__.py` : `${folder}/${name}`
    const bytes = files.bytes(path)
    if (!bytes) return []
    const digest = createHash('sha256').update(bytes).digest('hex')
    const lines = name.endsWith('.pth') ? new TextDecoder().decode(bytes).split(/\r?\n/) : []
    const runsCode = !name.endsWith('.pth') || lines.some(isCode)
    const adds = lines
      .map((line) => line.trim())
      .filter((line) => line && !line.startsWith('#') && !isCode(line))
    return [{ path, digest, runsCode, adds }]
  })
}

/** site.py runs a line exactly when it begins with `import` and a blank. */
const isCode = (line: string) => /^import[ \t]/.test(line)
