// A real browser on the console.

import { type Browser, chromium, type Page } from 'playwright-core'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type Tab = { page: Page; faults: string[]; foreign: string[] }

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })
}

/** A page, what went wrong in it, and the requests that it made to anybody else. */
export async function openTab(browser: Browser, origin: string): Promise<Tab> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const faults: string[] = []
  const foreign: string[] = []
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())))
  page.on(
    'request',
    (request) =>
      void (
        !/^(data|blob):/.test(request.url()) &&
        new URL(request.url()).origin !== origin &&
        foreign.push(request.url())
      ),
  )
  return { page, faults, foreign }
}
