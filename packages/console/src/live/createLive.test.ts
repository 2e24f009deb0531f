// The stream as the network makes it: opens, breaks, comes back, talks in bursts.

import type { LiveMessage } from '@sentinel/contract'
import { expect, test } from 'vitest'
import { createLive, type LiveSource } from './createLive.ts'

type Told = LiveSource & { url: string; closed: boolean }

/** A stream whose network and clock are the test's. */
function given() {
  const sources: Told[] = []
  const waits: { ms: number; then: () => void; off: boolean }[] = []
  let now = 1000
  const live = createLive({
    open: (url) => {
      const opened: Told = {
        url,
        closed: false,
        onopen: null,
        onmessage: null,
        onerror: null,
        close: () => {},
      }
      opened.close = () => Object.assign(opened, { closed: true })
      sources.push(opened)
      return opened
    },
    now: () => now,
    after: (ms, then) => {
      const wait = { ms, then, off: false }
      waits.push(wait)
      return () => Object.assign(wait, { off: true })
    },
  })
  const received: LiveMessage[][] = []
  let opened = 0
  const watch = (run?: string) =>
    live.watch({
      ...(run ? { run } : {}),
      received: (messages) => received.push(messages),
      opened: () => (opened += 1),
    })
  const last = () =>
    sources.at(-1) as Told & Record<'onopen' | 'onmessage' | 'onerror', (event: unknown) => void>
  const pass = (ms: number) => {
    now += ms
    const due = waits.splice(0).filter(({ off }) => !off)
    for (const { then } of due) then()
    return due.map((wait) => wait.ms)
  }
  return { live, sources, received, watch, last, pass, openings: () => opened }
}

const message = { kind: 'events', run: 'x', events: [] } as LiveMessage

test('each opening says that what came before may have been missed', () => {
  const { live, watch, last, pass, openings } = given()
  watch()
  expect(live.state()).toEqual({ kind: 'connecting' })
  last().onopen({})
  last().onerror({})
  pass(500)
  last().onopen({})
  expect(openings()).toBe(2)
  expect(live.state()).toEqual({ kind: 'open' })
})

test('while it stays away the pauses grow, and the beginning of it is kept', () => {
  const { live, watch, last, pass } = given()
  watch()
  last().onopen({})
  const pauses: number[] = []
  for (let i = 0; i < 6; i++) {
    last().onerror({})
    pauses.push(...pass(1000))
  }
  expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 8000])
  expect(live.state()).toEqual({ kind: 'away', since: 1000 })
})

test('a burst of messages is one delivery', () => {
  const { received, watch, last, pass } = given()
  watch()
  for (let i = 0; i < 3; i++) last().onmessage({ data: JSON.stringify(message) })
  expect(received).toEqual([])
  pass(80)
  expect(received).toEqual([[message, message, message]])
})

test('one connection at a time: the screen in view has it', () => {
  const { sources, watch, received, last, pass } = given()
  const leave = watch()
  last().onmessage({ data: JSON.stringify(message) })
  leave()
  watch('01a2')
  pass(80)
  expect(sources.map(({ url, closed }) => ({ url, closed }))).toEqual([
    { url: '/api/live', closed: true },
    { url: '/api/live?run=01a2', closed: false },
  ])
  expect(received).toEqual([])
})

test('who will not wait tries at once', () => {
  const { live, watch, last, sources, pass } = given()
  watch()
  last().onerror({})
  live.retryNow()
  expect(sources).toHaveLength(2)
  expect(pass(500)).toEqual([])
})
