// Signs in what a package brings besides its programs, and in how those relate to it.

import type { Program } from './analyseContents.ts'
import type { PackageSign } from './codeSigns.ts'
import type { Contents } from './contents.ts'

const foreign = /\.(exe|scr|bat|cmd|ps1|vbs|dll|so|dylib|bin|dat|elf)$/i
const extension = /\.(cpython|abi3|cp3\d)[^/]*\.(so|pyd)$|\.pyd$/

/** A program of another kind that is started by its name: honest launchers are copied, not started. */
export function fileSigns({ files }: Contents, programs: readonly Program[]): PackageSign[] {
  return [...startedFiles(files, programs), ...programs.flatMap(startUpSigns)]
}

/** Honest lines of `.pth` import a module, or run a text that stands there plainly. */
function startUpSigns({ path, text }: Program): PackageSign[] {
  const match = path.endsWith('.pth') ? /\b(?:exec|eval)\s*\((?!\s*['"])/.exec(text) : null
  if (!match) return []
  const line = text.slice(0, match.index).split('\n').length
  return [
    {
      sign: 'start-up-runs-text',
      weight: 9,
      reason: 'a line that runs at every start of Python runs text',
      file: path,
      line,
    },
  ]
}

function startedFiles(files: Contents['files'], programs: readonly Program[]): PackageSign[] {
  const brought = [...files.keys()].filter((path) => foreign.test(path) && !extension.test(path))
  return programs.flatMap(({ path, role, text, analysis }) => {
    const start = analysis.facts.find(({ does }) => does === 'process.start' || does === 'library.load')
    const named = start && brought.find((each) => text.includes(each.slice(each.lastIndexOf('/') + 1)))
    if (!start || !named || role === 'library') return []
    const reason = `it brings ${named} and starts it`
    return [
      {
        sign: 'starts-what-it-brings',
        weight: role === 'import' ? 4 : 8,
        reason,
        file: path,
        line: start.line,
      },
    ]
  })
}
