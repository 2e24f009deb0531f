// A Run while it is open: its inbox files, what is assembled from them, and the watch on its process.

import type { Event, ExitWitness, RunStartedLine } from '@sentinel/contract'
import { type AssemblerDeps, createRunAssembler, type RunAssembler } from './assemble/runAssembler.ts'
import { isoNow } from './assemble/time.ts'
import type { ExitWatch, Platform, ProcessExit } from './platform/platform.ts'
import type { InboxEntry } from './receive/inbox.ts'
import { parseProbeLine } from './receive/probeLine.ts'
import { openRunFile, type RunFile } from './receive/runFile.ts'

export type OpenRunDeps = Omit<AssemblerDeps, 'run' | 'account'> & { platform: Platform }

/** How long the parent's word on the exit is waited for after the process is gone, and an empty file for its first line. */
const patienceMs = { witness: 1000, firstLine: 5000 }

export class OpenRun {
  readonly run: string
  readonly entries: InboxEntry[] = []
  readonly #deps: OpenRunDeps
  readonly #files: RunFile[] = []
  readonly #seenAt = Date.now()
  #assembler: RunAssembler | undefined
  #watch: ExitWatch | undefined
  #executable: string | undefined
  #goneAt: number | undefined

  constructor(run: string, deps: OpenRunDeps) {
    this.run = run
    this.#deps = deps
  }

  started(): RunStartedLine | undefined {
    return this.#assembler?.started()
  }

  get isEnding(): boolean {
    return this.#goneAt !== undefined || (this.#assembler?.saidGoodbye() ?? false)
  }

  holds(entry: InboxEntry): boolean {
    return this.entries.some((known) => known.name === entry.name)
  }

  /** Opens one more of the Run's files; the reason where it is refused. */
  open(entry: InboxEntry): { kind: 'opened' | 'gone' } | { kind: 'refused'; reason: string } {
    const opened = openRunFile(entry.path)
    if (opened.kind !== 'opened') return opened
    const { file } = opened
    this.entries.push(entry)
    this.#files.push(file)
    const account = { name: this.#deps.platform.accountName(file.uid), uid: file.uid }
    this.#assembler ??= createRunAssembler({ ...this.#deps, run: this.run, account })
    return { kind: 'opened' }
  }

  /** Events of what was written since the last reading. */
  read(end = false): Event[] {
    const now = isoNow()
    const assembler = this.#assembler
    if (!assembler) return []
    const events = this.#files.flatMap((file) => {
      const { lines, faults } = file.read(end)
      return [
        ...faults.flatMap((fault) => assembler.fault(fault, now)),
        ...lines.flatMap((line) => assembler.take(parseProbeLine(line), now)),
      ]
    })
    const started = this.started()
    if (!this.#executable && started) this.#watchProcess(started.pid)
    return events
  }

  #watchProcess(pid: number): void {
    if (!this.#isAlive()) return
    this.#watch ??= this.#deps.platform.watchExit(pid)
    this.#executable = this.#deps.platform.executableOf(pid) ?? 'unknown'
  }

  #isAlive(): boolean {
    const started = this.started()
    if (!started) return Date.now() - this.#seenAt < patienceMs.firstLine
    const { platform } = this.#deps
    if (started.bootId && platform.bootId() && started.bootId !== platform.bootId()) return false
    const start = platform.processStart(started.pid)
    return start !== undefined && (started.processStart === undefined || start === started.processStart)
  }

  /** Its process runs another program now: a Run of its own where that is a watched Python, else one that nobody watches. */
  #isReplaced(successor: boolean): boolean {
    const started = this.started()
    if (!started || !this.#assembler?.mayBeReplaced()) return false
    const executable = this.#deps.platform.executableOf(started.pid)
    return (
      successor ||
      (executable !== undefined && this.#executable !== undefined && executable !== this.#executable)
    )
  }

  /**
   * The closing Events, once the process is gone and its end is known, or nobody who knows it is to be waited for;
   * undefined while the Run goes on. `successor`: another Run has begun in the same process.
   */
  end(witness: ExitWitness | undefined, successor: boolean): Event[] | undefined {
    const replaced = this.#isReplaced(successor)
    if (!replaced && this.#isAlive()) return undefined
    this.#goneAt ??= Date.now()
    const exit = this.#exitOf(witness)
    const waits = this.started()?.launch !== undefined && Date.now() - this.#goneAt < patienceMs.witness
    if (!exit && !replaced && waits && !this.#hasNoParent()) return undefined
    // Read once more: the last lines may have come between the last reading and the end.
    const last = this.read(true)
    const ending = { exit: exit?.exit, witness: exit?.by ?? ('none' as const), now: isoNow() }
    return [...last, ...(this.#assembler?.end(ending) ?? [])]
  }

  #exitOf(witness: ExitWitness | undefined): { exit: ProcessExit; by: 'system' | 'parent' } | undefined {
    const seen = this.#watch?.exit()
    if (seen) return { exit: seen, by: 'system' }
    if (!witness || witness.pid !== this.started()?.pid) return undefined
    if (witness.signal !== undefined) return { exit: { signal: witness.signal }, by: 'parent' }
    return witness.exitCode === undefined ? undefined : { exit: { exitCode: witness.exitCode }, by: 'parent' }
  }

  /** Only the first process of a launch has its launcher waiting for it; a forked or started child has not. */
  #hasNoParent(): boolean {
    const started = this.started()
    return !started || started.forkedFrom !== undefined || this.#deps.parentOf(started) !== undefined
  }

  close(): void {
    for (const file of this.#files) file.close()
    this.#watch?.close()
  }
}
