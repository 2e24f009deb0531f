// The console in a real browser, against the real server, agent and probe.

import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openTab, type Tab } from './harness/browser.ts'
import { finished, home, Sentinel, scripts } from './harness/sentinel.ts'

let sentinel: Sentinel
let browser: Browser
let tab: Tab
let page: Page
let origin: string
let link: string
beforeAll(async () => {
  sentinel = new Sentinel()
  ;({ origin, link } = await sentinel.up())
  browser = await openBrowser()
  tab = await openTab(browser, origin)
  page = tab.page
})
afterAll(async () => {
  await browser?.close()
  await sentinel[Symbol.asyncDispose]()
})

const row = (name: string) => page.locator('tbody').getByRole('link', { name }).first()

describe('signing in', () => {
  it('is asked for, works once by the link, and leaves no token in the address', async () => {
    await page.goto(`${origin}/runs`)
    await page.waitForURL(/sign-in/)
    await page.goto(link)
    await page.waitForURL(/\/(overview|runs)/)
    expect(page.url()).not.toContain(link.split('#')[1])
    const other = await browser.newPage()
    await other.goto(link)
    await other
      .getByText(/sentinel status/)
      .first()
      .waitFor()
    await other.close()
  })
})

describe('the list of Runs', () => {
  it('shows how to make the first Run, then the Run without reload', async () => {
    await page.goto(`${origin}/runs`)
    await page
      .getByText(/sentinel run/)
      .first()
      .waitFor()
    const child = spawn('python3', [join(scripts, 'opens.py'), sentinel.data, 'seen', '6', '0.8'], {
      cwd: sentinel.data,
      env: { ...process.env, ...sentinel.variables() },
    })
    const end = finished(child)
    await row('opens.py').waitFor()
    expect(await page.locator('tbody tr').filter({ hasText: 'opens.py' }).first().textContent()).toContain(
      'running',
    )
    await row('opens.py').click()
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}/)
    // Files that are opened only now are shown while it still runs.
    await page.getByText('seen-5.txt').first().waitFor()
    expect((await end).code).toBe(0)
    await page.getByText('succeeded').first().waitFor()
  })

  it('holds its whole state in the address', async () => {
    await sentinel.cli(['run', '--quiet', '-c', 'raise ValueError'])
    await page.goto(`${origin}/runs?status=failed`)
    await row('-c').waitFor()
    expect(await page.locator('tbody').textContent()).not.toContain('opens.py')
    await page.goto(`${origin}/runs?q=opens`)
    await row('opens.py').waitFor()
    await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('nothing-has-this-name')
    await page.waitForURL(/q=nothing-has-this-name/)
    await row('opens.py').waitFor({ state: 'detached' })
  })

  it('is worked by the keyboard', async () => {
    await page.goto(`${origin}/runs`)
    await row('opens.py').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByText('Waterfall').first().waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL(/\/runs(\?|$)/)
  })
})

describe('a Run', () => {
  it('says who ran what with which packages and files, and where the proof is', async () => {
    writeFileSync(join(sentinel.data, 'input.csv'), 'a,b\n1,2\n')
    writeFileSync(
      join(sentinel.data, 'report.py'),
      '# Reads a table and writes it again.\ntoken = "ghp_abcdefghijklmnopqrstuvwxyz0123456789"\nopen("output.csv", "w").write(open("input.csv").read())\n',
    )
    await sentinel.cli(['run', '--quiet', 'report.py'])
    await page.goto(`${origin}/runs?script=report.py`)
    await row('report.py').click()
    for (const text of [
      'input.csv',
      'output.csv',
      'report.py:3',
      'Reads a table',
      'exit 0',
      'sentinel verify',
    ])
      await page.getByText(text).first().waitFor()
    expect(await page.textContent('body')).not.toContain('ghp_abcdef')
  })

  it('that nobody knows is told as such', async () => {
    await page.goto(`${origin}/runs/01890000-0000-7000-8000-000000000000`)
    await page
      .getByText(/no run|not known|unknown/i)
      .first()
      .waitFor()
  })
})

describe('a Script', () => {
  it('says what it is for, where its data goes, and who runs it', async () => {
    await page.goto(`${origin}/scripts`)
    await row('report.py').click()
    await page.waitForURL(/\/scripts\/[0-9a-f]{64}/)
    for (const text of ['Flow', 'input.csv', 'this machine', 'Findings', 'Versions', 'Who runs it'])
      await page.getByText(text).first().waitFor()
    await page.getByRole('link', { name: '1 time' }).click()
    await page.waitForURL(/\/runs\?script=[0-9a-f]{64}/)
    await row('report.py').waitFor()
  })
})

describe('Endpoints', () => {
  it('shows how this one stands, and which Pythons it has', async () => {
    await page.goto(`${origin}/endpoints`)
    await page.locator('tbody tr').getByText('reporting').waitFor()
    await page.locator('tbody tr a').first().click()
    for (const text of ['Coverage', 'Last seal', 'Processes without a probe stand under coverage'])
      await page.getByText(text).first().waitFor()
    // The agent looks for interpreters some seconds after it started.
    await page
      .getByRole('table', { name: 'Interpreters' })
      .getByRole('row')
      .nth(1)
      .waitFor({ timeout: 30_000 })
  })
})

describe('everywhere', () => {
  it('goes to what is typed after Ctrl K', async () => {
    await page.goto(`${origin}/runs`)
    await row('report.py').waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('endpoints')
    await page.getByRole('option', { name: /Endpoints/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/endpoints/)
  })

  it('loads at most 150 kB of script before the first row', async () => {
    const fresh = await browser.newContext({ storageState: await page.context().storageState() })
    const first = await fresh.newPage()
    const scripts: Promise<Buffer>[] = []
    first.on('response', (response) => {
      if (/\.js$/.test(response.url())) scripts.push(response.body())
    })
    await first.goto(`${origin}/runs`)
    await first.locator('tbody tr').first().waitFor()
    const sizes = (await Promise.all(scripts)).map((text) => gzipSync(text, { level: 9 }).length)
    await fresh.close()
    expect(sizes.length).toBeGreaterThan(2)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000)
  })

  it('comes back by itself when the server was away', async () => {
    await page.goto(`${origin}/runs`)
    await row('report.py').waitFor()
    process.kill(sentinel.pidOf('server') as number, 'SIGKILL')
    await sentinel.python(['-c', 'import time; time.sleep(0.2)'])
    writeFileSync(join(sentinel.data, 'after.py'), 'pass\n')
    await sentinel.python([join(sentinel.data, 'after.py')])
    await row('after.py').waitFor({ timeout: 30_000 })
  })

  it.each(['light', 'dark'] as const)('has no accessibility fault in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    const axe = readFileSync(join(home, 'node_modules/axe-core/axe.min.js'), 'utf8')
    for (const path of [
      '/runs',
      '/runs?status=failed',
      '/scripts',
      `/endpoints?open=${await endpointId()}`,
      '/inventory/files',
      '/policies',
      '/policies?view=verdicts',
    ]) {
      await page.goto(origin + path)
      await page.locator('tbody tr').first().waitFor()
      expect(await violations(axe)).toEqual([])
    }
    for (const [path, seen] of [
      ['/overview', 'had a probe'],
      ['/alerts', /Parts of the risk|Why it matters|No alert is open/],
      [`/evidence/${await endpointId()}/1`, 'verified in this browser'],
    ] as const) {
      await page.goto(origin + path)
      await page.getByText(seen).first().waitFor()
      expect(await violations(axe)).toEqual([])
    }
    await page.goto(`${origin}/runs?script=report.py`)
    await row('report.py').click()
    await page.getByText('output.csv').first().waitFor()
    expect(await violations(axe)).toEqual([])
    await page.goto(`${origin}/scripts?q=report.py`)
    await row('report.py').click()
    await page.getByText('Who runs it').first().waitFor()
    expect(await violations(axe)).toEqual([])
  })

  it('asks nobody but its own server, and logs no fault of its own', () => {
    expect(tab.foreign).toEqual([])
    // While the server is away, and for what does not exist, the browser itself logs the failed request.
    expect(
      tab.faults.filter(
        (fault) => !/Failed to load resource|ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY/.test(fault),
      ),
    ).toEqual([])
  })
})

const endpointId = async () => (await sentinel.call('endpoints')).endpoints[0]?.id

type Violation = { id: string; nodes: { target: unknown }[] }

async function violations(axe: string): Promise<string[]> {
  // The browser's debugger runs it: the page's own policy forbids scripts that did not come from the server.
  const found = await page.evaluate<Violation[]>(
    `(() => { ${axe}; return axe.run(document).then(({ violations }) => violations) })()`,
  )
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`)
}
