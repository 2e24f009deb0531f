// The HTTP side: builds the application from the stores and secrets it is given. It does not listen; main.ts does.

import cookies from '@fastify/cookie'
import { openApi } from '@sentinel/contract'
import type { SigningKey } from '@sentinel/evidence'
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify'
import type { Logger } from 'pino'
import { createAdvisories } from './advisories/advisories.ts'
import { createKnownAdvisories } from './advisories/knownAdvisories.ts'
import { serveConsole } from './consoleFiles.ts'
import type { ControlStore } from './controlStore/controlStore.ts'
import { createDetection, type DetectionSettings } from './detect/detection.ts'
import type { EvidenceStore } from './evidenceStore/evidenceStore.ts'
import { createExporter } from './export/exporter.ts'
import { createIngest } from './ingest/receiveSegment.ts'
import { createLiveHub } from './live/liveHub.ts'
import { now } from './now.ts'
import { createHandlers } from './operations/createHandlers.ts'
import { answerFaults } from './operations/faults.ts'
import { guardOrigin, portOf } from './operations/guardOrigin.ts'
import { type Authenticate, registerOperations } from './operations/registerOperations.ts'
import { createAnchors } from './proof/anchors.ts'
import { startNightly } from './proof/nightly.ts'
import type { AskForStamp } from './proof/stampAuthority.ts'
import { createSessionCookie } from './signIn/sessionCookie.ts'
import { createSignIn, type SignInDeps } from './signIn/signIn.ts'
import { version } from './version.ts'

export type ServerDeps = {
  evidence: EvidenceStore
  control: ControlStore
  key: SigningKey
  enrolmentToken: string
  localOperator: SignInDeps['localOperator']
  logger: Logger
  /** Where each anchor is written as a file, to be published. */
  anchorsFolder?: string | undefined
  /** Without it, anchors carry our own signature alone. */
  askForStamp?: AskForStamp | undefined
  /** Without it: the built-in rules alone, nobody is told, and baselines end with the process. */
  detection?: DetectionSettings
  /** The data folder whose advisories judge packages and are given to endpoints; without it there are none. */
  advisoriesOf?: string | undefined
  /** The console's built files. */
  consoleFolder?: string | undefined
}

/** For a whole request to come in: an upload of 8 MiB over a bad line, and not for ever. */
const requestMs = 60_000

/** Closing the application ends live streams; the stores are closed by whoever opened them. */
export async function createServer(deps: ServerDeps): Promise<FastifyInstance> {
  const { control, logger } = deps
  const app = fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    requestTimeout: requestMs,
  })
  const live = createLiveHub()
  const signIn = createSignIn({ control, localOperator: deps.localOperator, now: () => new Date() })
  const cookie = createSessionCookie(app)
  const detection = createDetection({ control, logger, now, settings: deps.detection ?? { channels: [] } })
  const exporter = await createExporter({ ...deps, now })
  const receiveSegment = createIngest({
    ...deps,
    now,
    raise: detection.raise,
    publish(changed) {
      live.publish(changed.map(({ state, events }) => ({ summary: state.summary, events })))
      exporter.wake()
    },
  })
  const origin = () => `http://127.0.0.1:${portOf(app)}`

  const anchors = createAnchors({ ...deps, now })
  const nightly = startNightly(anchors, (err) => logger.error({ err }, 'The anchor of the day failed'))
  app.addHook('preClose', async () => {
    nightly.stop()
    live.close()
  })
  app.addHook('onClose', async () => {
    await Promise.all([detection.close(), exporter.close()])
  })
  guardOrigin(app)
  answerFaults(app, { refusals: control.refusals, now })
  logAnswers(app)
  await app.register(cookies)
  await serveConsole(app, deps.consoleFolder)
  const authenticate: Authenticate = (request) =>
    signIn.operatorOf({ bearer: bearerOf(request.headers.authorization), session: cookie.of(request) })
  const handlers = createHandlers({
    ...deps,
    advisories: createAdvisories(deps.advisoriesOf, { key: deps.key, now }),
    knownAdvisories: createKnownAdvisories(deps.advisoriesOf),
    anchors,
    exporter,
    receiveSegment,
    alerts: detection.alerts,
    live,
    signIn,
    cookie,
    authenticate,
    origin,
  })
  registerOperations(app, handlers, authenticate)
  const document = openApi(version)
  app.get('/api/openapi.json', async () => document)
  return app
}

/** Operation and outcome only: paths and queries name people's files. */
function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { operation } = request.routeOptions.config
    const fields = {
      operation,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    if (operation) request.log.debug(fields, 'Answered a request')
  })
}

const bearerOf = (header: string | undefined) => /^Bearer (.+)$/i.exec(header ?? '')?.[1]
