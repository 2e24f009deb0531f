// The whole console in a test's page: real router, real screens, a fake server and a stream that the test speaks through.

import type { LiveMessage } from '@sentinel/contract'
import { createMemoryHistory } from '@tanstack/react-router'
import axe from 'axe-core'
import { createRoot } from 'react-dom/client'
import { onTestFinished } from 'vitest'
import { Console } from '../Console.tsx'
import { createClock } from '../live/createClock.ts'
import { createLive, type LiveSource } from '../live/createLive.ts'
import { createQueryClient } from '../queryClient.ts'
import { createConsoleRouter, leadToSignIn } from '../router.tsx'
import { type Answers, fakeApi } from './fakeApi.ts'

export async function renderConsole(path: string, answers: Answers) {
  layOut()
  const { api, calls } = fakeApi(answers)
  const router = createConsoleRouter(createMemoryHistory({ initialEntries: [path] }))
  const sources: LiveSource[] = []
  const live = createLive({ open: () => openSource(sources), now: Date.now, after })
  const queryClient = createQueryClient(() => leadToSignIn(router))
  const page = document.body.appendChild(document.createElement('div'))
  const root = createRoot(page)
  root.render(<Console services={{ api, live, clock: createClock(), queryClient }} router={router} />)
  onTestFinished(() => {
    root.unmount()
    page.remove()
  })
  return { page, router, calls, ...speaking(sources) }
}

const speaking = (sources: LiveSource[]) => {
  const tell = (handler: 'onopen' | 'onmessage' | 'onerror', event: unknown) => {
    const heard = sources.at(-1)?.[handler] as ((event: unknown) => void) | null
    heard?.(event)
    return breath()
  }
  return {
    openStream: () => tell('onopen', {}),
    breakStream: () => tell('onerror', {}),
    say: (message: LiveMessage) => tell('onmessage', { data: JSON.stringify(message) }),
  }
}

function openSource(sources: LiveSource[]): LiveSource {
  const opened: LiveSource = { onopen: null, onmessage: null, onerror: null, close: () => {} }
  sources.push(opened)
  return opened
}

function after(ms: number, then: () => void) {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}

/** The test's page has no layout; the virtual list needs to believe that it is seen. */
function layOut(): void {
  for (const name of ['clientHeight', 'clientWidth'])
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => 900 })
}

/** Time for React to take in what was done. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve, 15))

/** Waits until the page says so; fails with what it says instead. */
export async function until<T>(found: () => T | null | undefined | false): Promise<T> {
  const end = Date.now() + 8000
  while (Date.now() < end) {
    const value = found()
    if (value) return value
    await breath()
  }
  throw new Error(`not seen within 8 s; the page says: ${document.body.textContent?.slice(0, 600)}`)
}

export function press(
  key: string,
  target: Element = document.body,
  more: KeyboardEventInit = {},
): Promise<void> {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  return breath()
}

export function click(element: Element): Promise<void> {
  ;(element as HTMLElement).click()
  return breath()
}

/** Broken rules of axe, by id. Contrast needs real pixels and is measured in a browser. */
export async function broken(page: Element): Promise<string[]> {
  const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } })
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
