// The page in a real browser: it checks itself, says so, asks nobody, and tells by name what was altered.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BundleContent } from '@sentinel/contract'
import {
  chain,
  createBundle,
  createReceipt,
  createSeal,
  createSigningKey,
  endpointOf,
  genesis,
} from '@sentinel/evidence'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundlePage } from './bundlePage.ts'
import { readBundle } from './readBundle.ts'

const key = createSigningKey()
const server = createSigningKey()
const endpoint = endpointOf(key.publicKey)
const time = '2026-01-31T08:15:00.123456Z'
let folder: string
let browser: Awaited<ReturnType<typeof chromium.launch>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'))
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}, 60_000)
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

function bundle() {
  const detail = 'é </script><script>document.title = "taken"</script>'
  const event = { type: 'gap.recorded', time, reason: 'dropped', detail } as const
  const first = chain(genesis(endpoint), { n: 0, event })
  const seal = chain(first.hash, createSeal(key, endpoint, 1, { head: first.hash, time }))
  const content: BundleContent = {
    format: 'sentinel bundle 1',
    made: time,
    operator: 'ada',
    asked: 'run x',
    serverKey: server.publicKey,
    endpoints: [{ id: endpoint, name: 'ws-1', platform: 'linux', publicKey: key.publicKey }],
    selected: [{ endpoint, n: 0 }],
    spans: [
      {
        endpoint,
        lines: [first.line.trimEnd(), seal.line.trimEnd()],
        receipt: createReceipt(server, { endpoint, through: 1, head: seal.hash, time }),
      },
    ],
    anchored: [],
    left: [],
  }
  return createBundle(server, JSON.stringify(content))
}

async function opened(text: string) {
  const file = join(folder, 'evidence.html')
  writeFileSync(file, text)
  const page = await browser.newPage()
  const asked: string[] = []
  page.on('request', (request) => void asked.push(request.url()))
  await page.goto(pathToFileURL(file).href)
  await page.waitForSelector('html[data-checked]', { timeout: 20_000 })
  const told = {
    verdict: await page.getAttribute('html', 'data-checked'),
    text: await page.innerText('body'),
    title: await page.title(),
    asked: asked.slice(1),
  }
  await page.close()
  return told
}

it('checks itself in the browser, and what it carries stays text', async () => {
  const told = await opened(bundlePage(bundle()))
  expect(told).toMatchObject({ verdict: 'good', title: 'Evidence', asked: [] })
  expect(told.text).toContain('Everything checks')
  expect(told.text).toContain('gap.recorded')
}, 60_000)

it('tells by name what was altered', async () => {
  const whole = bundlePage(bundle())
  const told = await opened(whole.replace('dropped', 'invalid'))
  expect(told.verdict).toBe('bad')
  expect(told.text).toContain('altered: record 0 does not match its hash')
}, 60_000)

it('is read back as the bundle it was made of', () => {
  const made = bundle()
  const file = join(folder, 'bundle.html')
  writeFileSync(file, bundlePage(made))
  expect(readBundle(file)).toEqual(made)
  writeFileSync(file, '{}')
  expect(() => readBundle(file)).toThrow(expect.objectContaining({ code: 'bundle-unreadable' }))
})
