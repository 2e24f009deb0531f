// What the handlers of operations stand on, made once by the server.

import type { SigningKey } from '@sentinel/evidence'
import type { Advisories } from '../advisories/advisories.ts'
import type { KnownAdvisories } from '../advisories/knownAdvisories.ts'
import type { Alerts } from '../alerts/alerts.ts'
import type { ControlStore } from '../controlStore/controlStore.ts'
import type { EvidenceStore } from '../evidenceStore/evidenceStore.ts'
import type { Exporter } from '../export/exporter.ts'
import type { ReceiveSegment } from '../ingest/receiveSegment.ts'
import type { LiveHub } from '../live/liveHub.ts'
import type { Anchors } from '../proof/anchors.ts'
import type { SessionCookie } from '../signIn/sessionCookie.ts'
import type { SignIn } from '../signIn/signIn.ts'
import type { Authenticate } from './registerOperations.ts'

export type HandlerDeps = {
  evidence: EvidenceStore
  control: ControlStore
  receiveSegment: ReceiveSegment
  alerts: Alerts
  live: LiveHub
  signIn: SignIn
  cookie: SessionCookie
  authenticate: Authenticate
  key: SigningKey
  advisories: Advisories
  knownAdvisories: () => Promise<KnownAdvisories | undefined>
  enrolmentToken: string
  anchors: Anchors
  exporter: Exporter
  /** Known once the server listens. */
  origin: () => string
}
