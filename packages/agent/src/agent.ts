// The agent's round: receive what probes wrote, assemble Runs, record Events, and let go of what is durable.

import type { Event, GapReason } from '@sentinel/contract'
import type { VulnerablePackages } from './advisories/vulnerablePackages.ts'
import { isoNow } from './assemble/time.ts'
import type { GateKeeper } from './gate/gateKeeper.ts'
import type { UnseenInstalls } from './gate/unseenInstalls.ts'
import type { Inventory } from './interpreters/inventory.ts'
import type { StartupFiles } from './interpreters/startupFiles.ts'
import type { Judge } from './judge/judge.ts'
import { OpenRun, type OpenRunDeps } from './openRun.ts'
import type { LaterVerdicts } from './policy/laterVerdicts.ts'
import type { Requests } from './policy/requests.ts'
import type { Inbox, InboxEntry } from './receive/inbox.ts'
import type { Witnesses } from './receive/witnesses.ts'
import type { EvidenceLog } from './record/evidenceLog.ts'
import type { Recorded } from './record/recorded.ts'
import type { Reports } from './record/reports.ts'
import type { RunBook } from './runBook.ts'
import type { Coverage } from './watch/coverage.ts'

export type AgentDeps = {
  inbox: Inbox
  witnesses: Witnesses
  coverage: Coverage
  inventory: Inventory
  /** Files that run before any program, where that is watched. */
  startupFiles: StartupFiles
  /** What installers ask, and what came without asking. */
  gate: GateKeeper
  unseenInstalls: UnseenInstalls
  /** What is known against the packages that Runs run with. */
  vulnerable: VulnerablePackages
  /** What accounts ask for. */
  requests: Requests
  reports: Reports
  /** Puts the probe into interpreters that are new, where the policy says so. */
  armNew(events: readonly Event[]): string[]
  /** Puts the probe back where an upgrade has removed it; the prefixes. */
  rearm(): string[]
  book: RunBook
  log: EvidenceLog
  verdicts: LaterVerdicts
  recorded: Recorded
  judge: Judge
  openRunDeps: OpenRunDeps
  /** Keeps the record number from which on a restart must look for Events of open Runs. */
  keepOldest(n: number): void
  /** Where that was when this agent started. */
  oldest: number
}

/** Milliseconds until the next round at the latest: short while something is about to end, for its end is news. */
const pace = { ending: 15, open: 100, idle: 400, lookAround: 1000 } as const

/** `since`: the record from which on a restarted agent finds its Events. */
type HeldRun = { open: OpenRun; since: number }

export class Agent implements Disposable {
  readonly #deps: AgentDeps
  readonly #runs = new Map<string, HeldRun>()
  #ended: HeldRun[] = []
  #refused = new Set<string>()
  #lookAt = 0
  #silence: string | undefined

  constructor(deps: AgentDeps) {
    this.#deps = deps
  }

  /** One round; returns the milliseconds until the next. Throws `data-unwritable`: then nothing more is read until the disk takes it. */
  round(): number {
    const { log, witnesses } = this.#deps
    log.seal()
    witnesses.refresh()
    this.#receive()
    this.#finish()
    this.#record(this.#deps.judge.events())
    if (Date.now() >= this.#lookAt) this.#lookAround()
    this.#recordEndpoint(Date.now())
    log.seal()
    this.#release()
    return this.#pace()
  }

  #record(events: Event[]): void {
    const { log, recorded, verdicts, vulnerable } = this.#deps
    for (const event of events) {
      const said = [
        ...vulnerable.of(event).flatMap((one) => [one, ...verdicts.of(one)]),
        ...verdicts.of(event),
      ]
      if (!recorded.has(event)) for (const one of [event, ...said]) log.append(one)
    }
  }

  #recordEndpoint(now: number): void {
    const { armNew, coverage, inventory, reports, requests, startupFiles, unseenInstalls } = this.#deps
    this.#record(reports.look(now))
    this.#record(requests.look())
    const found = inventory.look(now)
    this.#record(found)
    armNew(found)
    this.#record(startupFiles.look(now))
    this.#record(unseenInstalls.look(now))
    this.#record(coverage.look(now, this.#missing))
  }

  #recordGap(reason: GapReason, detail: string): void {
    this.#record([{ type: 'gap.recorded', time: isoNow(), reason, detail }])
  }

  #receive(): void {
    const { entries, strangers } = this.#deps.inbox.list()
    for (const name of strangers) this.#refuse(name, 'it is not named by a Run')
    for (const entry of entries) this.#admit(entry)
    for (const { open } of this.#runs.values()) this.#read(open)
  }

  #admit(entry: InboxEntry): void {
    const known = this.#runs.get(entry.run)?.open
    if (known?.holds(entry) || this.#isSettled(entry)) return
    const open = known ?? new OpenRun(entry.run, this.#deps.openRunDeps)
    const opened = open.open(entry)
    if (opened.kind === 'refused') this.#refuse(entry.name, opened.reason)
    if (opened.kind === 'opened' && !known)
      this.#runs.set(entry.run, { open, since: this.#firstRecordOf(entry.run) })
  }

  /** Refused, about to go, or of a Run of which a former agent recorded everything without coming to remove it. */
  #isSettled(entry: InboxEntry): boolean {
    const { recorded, inbox } = this.#deps
    if (this.#refused.has(entry.name) || this.#ended.some(({ open }) => open.run === entry.run)) return true
    const isWhole = recorded.isEnded(entry.run) && recorded.isJudged(entry.run)
    if (isWhole) inbox.remove(entry)
    return isWhole
  }

  #firstRecordOf(run: string): number {
    const { log, recorded, oldest } = this.#deps
    return recorded.isKnown(run) ? oldest : log.next
  }

  /** What cannot be moved aside is told once all the same. */
  #refuse(name: string, reason: string): void {
    if (this.#refused.has(name)) return
    const moved = this.#deps.inbox.setAside(name)
    if (!moved) this.#refused.add(name)
    this.#recordGap('invalid', `an inbox entry was ${moved ? 'set aside' : 'refused'}: ${reason}`)
  }

  #read(open: OpenRun): void {
    const { book, witnesses, coverage, reports, startupFiles, unseenInstalls, recorded, judge } = this.#deps
    const before = open.started()
    const events = open.read()
    this.#record(events)
    const started = open.started()
    unseenInstalls.hear(events, started?.prefix)
    if (before || !started) return
    book.enter(started)
    coverage.tell(started)
    reports.tell(started.probe)
    startupFiles.tell(started.interpreter.path)
    unseenInstalls.tell(started.interpreter.path)
    if (started.launch) witnesses.claim(started.launch)
    if (!recorded.isJudged(started.run)) judge.take(started)
  }

  #finish(): void {
    const { book, witnesses, unseenInstalls } = this.#deps
    for (const [run, held] of this.#runs) {
      const { open } = held
      const started = open.started()
      const closing = open.end(
        witnesses.of(started?.launch),
        started !== undefined && book.hasSuccessor(started),
      )
      if (!closing) continue
      this.#record(closing)
      unseenInstalls.hear(closing, started?.prefix)
      this.#ended.push(held)
      this.#runs.delete(run)
      if (started) book.leave(started)
    }
  }

  /** What no probe tells: an inbox that cannot be written, launches that left no Run, interpreters that lost their probe. */
  #lookAround(): void {
    const { inbox, witnesses, gate, rearm } = this.#deps
    this.#lookAt = Date.now() + pace.lookAround
    const silence = inbox.whySilent()
    if (silence && !this.#silence) this.#recordGap('silenced', silence)
    this.#silence = silence
    const misunderstood = gate.refresh()
    if (misunderstood) this.#recordGap('invalid', misunderstood)
    for (const launch of witnesses.orphans()) this.#recordGap(this.#missing, `launch ${launch} left no Run`)
    for (const prefix of rearm())
      this.#recordGap('uninstrumented', `the interpreter below ${prefix} had lost its probe and has it again`)
  }

  get #missing(): GapReason {
    return this.#silence ? 'silenced' : 'uninstrumented'
  }

  /** Everything recorded is durable now: what it was made from may go, once its Script is judged too. */
  #release(): void {
    const { inbox, witnesses, inventory, log, judge, keepOldest } = this.#deps
    const settled = this.#ended.filter(({ open }) => judge.isSettled(open.run))
    for (const { open } of settled) {
      for (const entry of open.entries) inbox.remove(entry)
      open.close()
    }
    this.#ended = this.#ended.filter((held) => !settled.includes(held))
    witnesses.release()
    this.#deps.requests.release()
    inventory.keep()
    this.#deps.vulnerable.keep()
    keepOldest(Math.min(log.next, ...[...this.#runs.values(), ...this.#ended].map(({ since }) => since)))
  }

  #pace(): number {
    if (this.#runs.size === 0) return pace.idle
    return [...this.#runs.values()].some(({ open }) => open.isEnding) ? pace.ending : pace.open
  }

  [Symbol.dispose](): void {
    this.#deps.inventory.stop()
    this.#record(this.#deps.coverage.rest())
    for (const { open } of [...this.#runs.values(), ...this.#ended]) open.close()
  }
}
