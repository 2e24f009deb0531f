// Builds the agent from its parts and keeps it going: rounds on hints and on time, uploads as records become durable.

import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  type Event,
  type InterpreterState,
  type Receipt,
  receiptSchema,
  SentinelError,
} from '@sentinel/contract'
import { type ChainPosition, endpointOf } from '@sentinel/evidence'
import { loadOrigins, loadPopularPackages } from '@sentinel/knowledge'
import type { Logger } from 'pino'
import { z } from 'zod'
import { createAdvisoryKeeper } from './advisories/advisoryKeeper.ts'
import { createKnownAdvisories } from './advisories/knownAdvisories.ts'
import { createVulnerablePackages, toldFaults } from './advisories/vulnerablePackages.ts'
import { Agent } from './agent.ts'
import { createModuleResolver } from './assemble/modules.ts'
import { readScript } from './assemble/script.ts'
import { isoNow } from './assemble/time.ts'
import { endpointKey } from './enrol/key.ts'
import { startPoll } from './enrol/poll.ts'
import { type ServerLink, serverLink } from './enrol/server.ts'
import { createGateKeeper } from './gate/gateKeeper.ts'
import { createUnseenInstalls, seenPackages } from './gate/unseenInstalls.ts'
import { type ArmNewDeps, createArmNew } from './interpreters/armNew.ts'
import { layoutAt } from './interpreters/discover.ts'
import {
  createInventory,
  discoverApart,
  journalChangedAt,
  toldInterpretersSchema,
} from './interpreters/inventory.ts'
import { openJournal } from './interpreters/journal.ts'
import { prefixFiles } from './interpreters/prefixFiles.ts'
import { probeFolder } from './interpreters/probeFolder.ts'
import { createRearming } from './interpreters/rearming.ts'
import { createInterpreterReader } from './interpreters/seenInterpreter.ts'
import { createStartupFiles, startupDigests } from './interpreters/startupFiles.ts'
import { createWatcher } from './interpreters/watcher.ts'
import type { Judge } from './judge/judge.ts'
import { openJudge } from './judge/openJudge.ts'
import { type Kept, keptJson } from './keptJson.ts'
import type { Platform, ProcessNews, ProcessWatch } from './platform/platform.ts'
import { type OpenPolicy, openPolicy } from './policy/openPolicy.ts'
import { openRequests } from './policy/requests.ts'
import { type Inbox, openInbox } from './receive/inbox.ts'
import { openLaunches } from './receive/launches.ts'
import { createWitnesses } from './receive/witnesses.ts'
import { EvidenceLog } from './record/evidenceLog.ts'
import { createLogReader } from './record/logReader.ts'
import { recordedIn } from './record/recorded.ts'
import { createReports } from './record/reports.ts'
import { createRunBook } from './runBook.ts'
import { createAncestry } from './trace/ancestry.ts'
import { createAuthors, keptAuthors } from './trace/authors.ts'
import { createTracer } from './trace/tracer.ts'
import { startUploader, type Uploader, type UploaderDeps } from './upload/uploader.ts'
import { version } from './version.ts'
import { createCoverage } from './watch/coverage.ts'
import { createSecondWitness } from './watch/secondWitness.ts'

export type AgentOptions = {
  /** The data folder; the agent's own things are in its `inbox`, `launches`, `record` and `agent`. */
  data: string
  platform: Platform
  logger: Logger
  /** Confirmed segments beyond this size are removed, oldest first. */
  logBytes?: number
}

export type RunningAgent = { endpoint: string; stop(): Promise<void> }

const defaultLogBytes = 1024 ** 3
/**
 * Notices come in bursts: after a round, one more serves all that come within this time. The first of a burst is served
 * at once, for a short process must be looked at before it is gone.
 */
const gatherMs = 10
const heldMs = 1000

/** Throws `data-unwritable` where the data folder cannot be used. */
export function startAgent(options: AgentOptions): RunningAgent {
  const { data, platform, logger } = options
  mkdirSync(join(data, 'agent'), { recursive: true, mode: 0o700 })
  const key = endpointKey(join(data, 'agent', 'key.pem'))
  const endpoint = endpointOf(key.publicKey)
  const kept = keptFacts(data)
  const log = new EvidenceLog({
    folder: join(data, 'record', 'segments'),
    aside: join(data, 'record', 'broken'),
    endpoint,
    key,
    anchors: anchorsOf(kept),
  })
  tellBroken(log, logger)
  const hint = { act: () => {} }
  const inbox = openInbox(join(data, 'inbox'), join(data, 'agent', 'refused'), () => hint.act())
  const judge = openJudge({ data, platform, ready: () => hint.act() })
  const policy = openPolicy(data, endpoint)
  const isAllWanted = () => policy.inForce()?.policy.watch === 'all'
  const deps = {
    ...agentDeps(options, { log, inbox, kept, judge, isAllWanted }),
    verdicts: policy.verdicts,
  }
  const agent = new Agent(deps)
  const server = serverLink({ data, publicKey: key.publicKey, platform: platform.name })
  const uploader = startUploader({
    endpoint,
    reader: createLogReader(join(data, 'record', 'segments')),
    server,
    receipt: kept.receipt,
    report: (event) => reportUpload(logger, event),
    onReceipt: ({ through }) => {
      const begins = log.prune(through + 1, options.logBytes ?? defaultLogBytes)
      if (begins) kept.pruned.write(begins)
    },
  })
  const processes = platform.watchProcesses(newsFor(deps))
  const rounds = keepRounds({ agent, log, uploader, logger, processes })
  hint.act = rounds.soon
  const polls = startPolls({
    ...{ data, server, logger, policy },
    tell(events) {
      for (const event of events) log.append(event)
      if (events.length > 0) rounds.soon()
    },
  })
  return {
    endpoint,
    async stop() {
      rounds.stop()
      processes.close()
      polls.stop()
      await uploader.stop()
      inbox.close()
      judge.close()
      agent[Symbol.dispose]()
      log[Symbol.dispose]()
    },
  }
}

/** A new program is looked at at once: a short one is gone a moment later. */
const newsFor = ({ book, coverage, ancestry }: ReturnType<typeof agentDeps>): ProcessNews => ({
  forked: book.forked,
  execed(pid) {
    coverage.notice(pid)
    ancestry.notice(pid)
  },
})

type Polls = {
  data: string
  server: ServerLink
  logger: Logger
  policy: OpenPolicy
  tell(events: Event[]): void
}

/** What comes back from the server: policy and grants every few seconds, advisories every few minutes. */
function startPolls({ data, server, logger, policy, tell }: Polls): { stop(): void } {
  const keeper = createAdvisoryKeeper(data)
  const polls = [
    startPoll({
      ...{ server, everyMs: 5000, patienceMs: 10_000 },
      ask: async (asking) => tell(await policy.ask(asking)),
      failed: (err) => logger.warn({ err }, 'The policy cannot be asked for; the one before stays in force'),
    }),
    startPoll({
      ...{ server, everyMs: 5 * 60_000, patienceMs: 60_000 },
      async ask({ call, serverKey, signal }) {
        const have = keeper.held()
        const { advisories } = await call('advisories', { query: have === undefined ? {} : { have }, signal })
        if (advisories && !signal.aborted) keeper.offer(advisories, serverKey)
      },
      failed: (err) => logger.warn({ err }, 'Advisories cannot be had from the server; those before stay'),
    }),
  ]
  return { stop: () => polls.forEach((poll) => void poll.stop()) }
}

type KeptFacts = {
  receipt: Kept<Receipt>
  pruned: Kept<ChainPosition>
  oldest: Kept<{ n: number }>
  interpreters: Kept<InterpreterState[]>
}

function keptFacts(data: string): KeptFacts {
  const file = (name: string) => join(data, 'agent', name)
  return {
    receipt: keptJson(file('receipt.json'), receiptSchema),
    pruned: keptJson(file('pruned.json'), z.object({ next: z.number(), head: z.string() })),
    oldest: keptJson(file('oldest.json'), z.object({ n: z.number() })),
    interpreters: keptJson(file('interpreters.json'), toldInterpretersSchema),
  }
}

function anchorsOf({ receipt, pruned }: KeptFacts): ChainPosition[] {
  const confirmed = receipt.read()
  return [pruned.read(), confirmed && { next: confirmed.through + 1, head: confirmed.head }].filter(
    (anchor) => anchor !== undefined,
  )
}

function tellBroken(log: EvidenceLog, logger: Logger): void {
  if (!log.broken) return
  const { n, reason, isCut } = log.broken
  logger.error({ record: n, reason }, 'The evidence log was broken; the remainder was set aside')
  log.append({
    type: 'gap.recorded',
    time: isoNow(),
    reason: isCut ? 'log-cut' : 'log-altered',
    detail: `the log was broken at record ${n}: ${reason}`,
  })
}

type PartsBefore = {
  log: EvidenceLog
  inbox: Inbox
  kept: KeptFacts
  judge: Judge
  /** The policy wants every new interpreter watched. */
  isAllWanted(): boolean
}

function agentDeps({ data, platform }: AgentOptions, { log, inbox, kept, judge, isAllWanted }: PartsBefore) {
  const book = createRunBook(platform)
  const ancestry = createAncestry({ platform, forkedFrom: book.forkedFrom })
  const oldest = kept.oldest.read()?.n ?? 0
  let known = oldest
  return {
    inbox,
    log,
    book,
    ancestry,
    judge,
    oldest,
    witnesses: createWitnesses(openLaunches(join(data, 'launches'))),
    ...interpretersOf(platform, data, { wanted: isAllWanted, known: kept.interpreters.read() ?? [] }),
    inventory: createInventory({
      discover: discoverApart(resolve(data)),
      watchedAt: journalChangedAt(data),
      kept: kept.interpreters,
    }),
    vulnerable: createVulnerablePackages({
      advisories: createKnownAdvisories(data),
      siteOf: (executable) => layoutAt(executable)?.sitePackages ?? undefined,
      kept: keptJson(join(data, 'agent/vulnerable.json'), toldFaults),
    }),
    requests: openRequests(data, platform.accountName),
    reports: createReports({
      version,
      waiting: () => log.next - (kept.receipt.read()?.through ?? -1) - 1,
      awakeMs: platform.awakeMs,
    }),
    recorded: recordedIn(createLogReader(join(data, 'record', 'segments')).records(oldest)),
    openRunDeps: {
      platform,
      resolve: createModuleResolver(),
      readScript,
      parentOf: book.parentOf,
      tracer: createTracer({
        platform,
        ancestry,
        origins: loadOrigins(),
        authors: createAuthors(keptJson(join(data, 'agent/authors.json'), keptAuthors)),
      }),
    },
    keepOldest(n: number) {
      if (n !== known) kept.oldest.write({ n })
      known = n
    },
  }
}

/** Absolute, for it stands in files that are read from anywhere. */
function interpretersOf(platform: Platform, data: string, arming: Omit<ArmNewDeps, 'watch'>) {
  const inbox = resolve(data, 'inbox')
  const journal = openJournal(join(data, 'agent/watched'))
  const watcher = createWatcher({
    entry: { probe: probeFolder, inbox },
    journal,
    files: prefixFiles,
  })
  watcher.recover()
  const watched = () => journal.all().map(({ path }) => path)
  const gate = createGateKeeper({ data, popular: loadPopularPackages, now: isoNow })
  return {
    coverage: createCoverage({
      witness: createSecondWitness(platform),
      inbox,
      interpreterOf: createInterpreterReader(watcher),
    }),
    rearm: createRearming(watcher),
    armNew: createArmNew({ ...arming, watch: watcher.watch }),
    startupFiles: createStartupFiles({
      watched,
      kept: keptJson(join(data, 'agent/startup.json'), startupDigests),
    }),
    gate,
    unseenInstalls: createUnseenInstalls({
      watched,
      kept: keptJson(join(data, 'agent/packages.json'), seenPackages),
      gate: gate.gate,
    }),
  }
}

function reportUpload(logger: Logger, event: Parameters<UploaderDeps['report']>[0]): void {
  if (event.kind === 'recovered') {
    logger.info('Evidence is being received again')
    return
  }
  const { cause } = event
  const code = cause instanceof SentinelError ? cause.code : (cause as NodeJS.ErrnoException).code
  logger.warn({ code, err: cause }, 'Evidence is kept here until the server receives it')
}

type Rounds = { agent: Agent; log: EvidenceLog; uploader: Uploader; logger: Logger; processes: ProcessWatch }

function keepRounds({ agent, log, uploader, logger, processes }: Rounds): { soon(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined
  let dueAt = 0
  let lastAt = 0
  let isHeld = false

  function schedule(delayMs: number): void {
    const at = Date.now() + delayMs
    if (timer && dueAt <= at) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(go, delayMs)
  }

  function go(): void {
    timer = undefined
    try {
      processes.read()
      const nextMs = agent.round()
      uploader.wake(log.next)
      isHeld = false
      schedule(nextMs)
    } catch (cause) {
      // The inbox is the queue while the disk is full; a fault of our own must not stop what comes after it.
      if (!isHeld) logger.error({ err: cause }, 'A round failed; nothing more is read until one succeeds')
      isHeld = true
      schedule(heldMs)
    }
    lastAt = Date.now()
  }

  schedule(0)
  return {
    soon: () => void (isHeld || schedule(Math.max(0, lastAt + gatherMs - Date.now()))),
    stop: () => clearTimeout(timer),
  }
}
