// A page as PDF, by the Chromium or Chrome of this machine.

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { SentinelError } from '@sentinel/contract'

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const patienceMs = 60_000

/** Faults: `browser-not-found`, `page-not-printed`. */
export async function pagePdf(page: string, environment: NodeJS.ProcessEnv = process.env): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'sentinel-report-'))
  try {
    writeFileSync(join(folder, 'report.html'), page)
    const pdf = join(folder, 'report.pdf')
    await printPage(environment, [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-pdf-header-footer',
      `--user-data-dir=${join(folder, 'profile')}`,
      `--print-to-pdf=${pdf}`,
      pathToFileURL(join(folder, 'report.html')).href,
    ])
    return readFileSync(pdf)
  } catch (cause) {
    if (cause instanceof SentinelError) throw cause
    throw new SentinelError('page-not-printed', { reason: 'the browser wrote no PDF' }, { cause })
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function printPage(environment: NodeJS.ProcessEnv, flags: string[]): Promise<void> {
  for (const browser of environment.SENTINEL_BROWSER ? [environment.SENTINEL_BROWSER] : browsers) {
    try {
      await promisify(execFile)(browser, flags, { timeout: patienceMs, env: environment })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  throw new SentinelError('browser-not-found')
}
