// The rules as plain data, kept beside the compiled code: reading them from their YAML took half of the analyser's start.

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKnowledge } from '@sentinel/knowledge'

/** `engine` names the rules by their content, so what is kept is right as long as its name is. */
export function keptKnowledge(folder: string, engine: string): ReturnType<typeof loadKnowledge> {
  const file = join(folder, `knowledge-${engine.replaceAll(/[^\w.-]/g, '_')}.json`)
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Not there yet, or cut off by a full disk: read anew, and kept if that can be done.
    const knowledge = loadKnowledge()
    keep(folder, file, JSON.stringify(knowledge))
    return knowledge
  }
}

function keep(folder: string, file: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${file}.new`, text, { mode: 0o600 })
    renameSync(`${file}.new`, file)
    for (const name of readdirSync(folder))
      if (name.startsWith('knowledge-') && join(folder, name) !== file) rmSync(join(folder, name))
  } catch {
    // The next start reads the YAML again.
  }
}
