// The files that Sentinel puts into a watched interpreter: where each goes and what stands in it.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Layout } from './layout.ts'

export type EntryFile = { path: string; text: string }

/** First line of every file of ours: by it they are known again, whichever data folder they lead to. */
export const mark = '# Sentinel watches this Python: `sentinel unwatch` takes this file away again.'

/** The name under which a sitecustomize that was there before is kept, beside the one that loads it. */
export const keptName = '_sentinel_kept_sitecustomize'
/** Modules whose compiled files are ours, or of ours. */
export const startName = '_sentinel_start'

/** Sorted before any other `.pth`, so that whatever comes after can be looked at first: `site` calls the folder so. */
const pth = `${mark}
import sys; exec("try: (sys.modules.get('sentinel_probe') or __import__('${startName}')).start(locals().get('sitedir'))\\nexcept Exception: pass")
`
/**
 * PEP 829: from Python 3.18 on import lines are not run, and entry points take their place. Under the stem of the `.pth`
 * they would do so from 3.15 on, and come after the import lines of every other file.
 */
const entryPoint = `${mark}\n${startName}:start\n`

export type EntryDeps = { probe: string; inbox: string }

/**
 * An environment has its own site-packages alone; a base has its standard library too, which covers all environments
 * made from it. `probe` and `inbox` are absolute: the files must find them from anywhere.
 */
export function entryFiles(layout: Layout, { probe, inbox }: EntryDeps): EntryFile[] {
  const code = readFileSync(join(probe, 'installed/entry.py'), 'utf8')
    .replace(/^# @BRING@.*\n/m, () => bringing(probe))
    .replace("'@PACKAGE@'", () => JSON.stringify(probe))
    .replace("'@INBOX@'", () => JSON.stringify(inbox))
  const { sitePackages, standardLibrary } = layout
  const inSitePackages = sitePackages
    ? [
        { path: join(sitePackages, `${startName}.py`), text: code },
        { path: join(sitePackages, '000-sentinel-entry.start'), text: entryPoint },
        { path: join(sitePackages, '000-sentinel.pth'), text: pth },
      ]
    : []
  const isBase = layout.prefix === layout.basePrefix
  const inLibrary = standardLibrary && isBase ? [sitecustomize(standardLibrary, code)] : []
  return [...inSitePackages, ...inLibrary]
}

/** The functions that bring the package in, from the other way in: an entry stands alone in somebody else's folder. */
function bringing(probe: string): string {
  const other = readFileSync(join(probe, 'channel/sitecustomize.py'), 'utf8')
  return other.slice(other.indexOf('def begin('), other.indexOf('# to here.'))
}

export const sitecustomize = (standardLibrary: string, text: string): EntryFile => ({
  path: join(standardLibrary, 'sitecustomize.py'),
  text,
})
