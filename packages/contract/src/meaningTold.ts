// Acts of meaning in words: what was touched, and one sentence that the command line and the console both show.

import type { Event } from './events.ts'
import type { MeaningType, Sums } from './meaning.ts'

export type MeaningEvent = Extract<Event, { type: MeaningType }>
type MeaningOf<T extends MeaningType> = Extract<MeaningEvent, { type: T }>
export type MeaningTouch = {
  kind:
    | 'operation'
    | 'database'
    | 'data'
    | 'model'
    | 'mail'
    | 'storage'
    | 'application'
    | 'clipboard'
    | 'host'
    | 'code'
  value: string
  act: string
}

/** Named here again, so that a browser that tells acts in words does not load the schemas. */
const types: Record<MeaningType, true> = {
  'http.requested': true,
  'database.connected': true,
  'database.queried': true,
  'data.read': true,
  'data.written': true,
  'model.called': true,
  'mail.sent': true,
  'storage.accessed': true,
  'content.sent': true,
  'desktop.automated': true,
  'clipboard.accessed': true,
  'cell.executed': true,
}
export const isMeaning = (event: Event): event is MeaningEvent => event.type in types

/** The Resource of an act, and what was done to it. */
export function touchOf(event: MeaningEvent): MeaningTouch {
  switch (event.type) {
    case 'http.requested':
      return { kind: 'operation', value: operationOf(event), act: 'requested' }
    case 'database.connected':
      return { kind: 'database', value: databaseOf(event), act: 'connected' }
    case 'database.queried':
      return { kind: 'database', value: databaseOf(event), act: event.statement }
    case 'data.read':
      return { kind: 'data', value: event.path ?? event.library, act: 'read' }
    case 'data.written':
      return { kind: 'data', value: event.path ?? event.library, act: 'written' }
    case 'model.called':
      return { kind: 'model', value: [event.provider, event.model].filter(Boolean).join('/'), act: 'called' }
    case 'mail.sent':
      return { kind: 'mail', value: event.domains.join(', ') || (event.host ?? 'mail'), act: 'sent' }
    case 'storage.accessed':
      return { kind: 'storage', value: storeOf(event), act: event.action }
    case 'content.sent':
      return {
        kind: 'host',
        value: event.host ?? event.kind,
        act: event.verdict === 'deny' ? 'stopped' : 'sent',
      }
    case 'desktop.automated':
      return { kind: 'application', value: event.application, act: event.action }
    case 'clipboard.accessed':
      return { kind: 'clipboard', value: 'clipboard', act: event.access }
    case 'cell.executed':
      return { kind: 'code', value: `<cell ${event.number}>`, act: event.exception ? 'failed' : 'executed' }
  }
}

/** The act in its user's words: `sent 2.1 MB to api.openai.com, model gpt-4o; 1,204 tokens in`. */
export function tellMeaning(event: MeaningEvent, count = 1, sums: Sums = {}): string {
  const told = sentence({ ...event, ...sums } as MeaningEvent)
  if (count <= 1) return told
  // What was summed is not to be read as so much each time.
  return Object.keys(sums).length > 0 ? `${told}, in ${number(count)} calls` : `${told}  × ${number(count)}`
}

function sentence(event: MeaningEvent): string {
  switch (event.type) {
    case 'http.requested':
      return join(operationOf(event), event.status && `answered ${event.status}`, traffic(event))
    case 'database.connected':
      return join(`connected to ${databaseOf(event)}`, event.account && `as ${event.account}`)
    case 'database.queried':
      return queried(event)
    case 'data.read':
    case 'data.written':
      return table(event)
    case 'model.called':
      return called(event)
    case 'mail.sent':
      return mailed(event)
    case 'storage.accessed':
      return join(`${event.action} ${storeOf(event)}`, event.bytes !== undefined && megabytes(event.bytes))
    case 'content.sent':
      return contentTold(event)
    case 'desktop.automated':
      return `${event.application}: ${event.action}`
    case 'clipboard.accessed':
      return join(
        event.access === 'read' ? 'read the clipboard' : 'wrote to the clipboard',
        event.bytes !== undefined && megabytes(event.bytes),
      )
    case 'cell.executed':
      return join(`cell ${event.number}, ${some(event.lines, 'line')}`, event.exception)
  }
}

function queried(event: MeaningOf<'database.queried'>): string {
  const rows = event.rows === undefined ? '' : some(event.rows, 'row')
  const tables = event.tables.length > 0 ? event.tables.join(', ') : ''
  return [event.statement, rows, tables && `of ${tables}`, `in ${databaseOf(event)}`]
    .filter(Boolean)
    .join(' ')
}

function table(event: MeaningOf<'data.read' | 'data.written'>): string {
  const act = event.type === 'data.read' ? 'read' : 'wrote'
  const what = event.rows === undefined ? 'data' : some(event.rows, 'row')
  const place = event.path ? `${act === 'read' ? 'of' : 'to'} ${event.path.split(/[\\/]/).at(-1)}` : ''
  const sheet = event.sheet ? `sheet ${event.sheet}` : ''
  const columns = event.columns.length > 0 ? `with columns ${event.columns.join(', ')}` : ''
  const classes = Object.keys(event.classes)
  return join(
    [act, what, place, sheet, columns].filter(Boolean).join(' '),
    classes.length > 0 && `holding ${classes.join(', ')}`,
  )
}

function called(event: MeaningOf<'model.called'>): string {
  const target = event.host ?? event.provider
  const sent =
    event.bytesSent === undefined ? `asked ${target}` : `sent ${megabytes(event.bytesSent)} to ${target}`
  const tokens = [
    event.inputTokens !== undefined && `${number(event.inputTokens)} tokens in`,
    event.outputTokens !== undefined && `${number(event.outputTokens)} out`,
  ].filter(Boolean)
  const along = join(
    event.files ? some(event.files, 'file') : '',
    event.tools ? some(event.tools, 'tool') : '',
    event.status !== undefined && event.status >= 400 && `answered ${event.status}`,
  )
  const told = join(sent, event.model && `model ${event.model}`, along && `with ${along}`)
  return tokens.length > 0 ? `${told}; ${tokens.join(', ')}` : told
}

function mailed(event: MeaningOf<'mail.sent'>): string {
  return join(
    `sent mail to ${some(event.recipients, 'recipient')}`,
    event.domains.length > 0 && `at ${event.domains.join(', ')}`,
    event.attachments > 0 && some(event.attachments, 'attachment'),
    event.bytes !== undefined && megabytes(event.bytes),
    event.host && `through ${event.host}`,
  )
}

/** `sent an openai-key that does not belong there, cpf (500) to paste.example, 2.1 kB`. */
function contentTold(event: MeaningOf<'content.sent'>): string {
  const secrets = event.secrets.map(({ type, last4, belongs }) =>
    belongs ? `its ${type} …${last4}` : `a stray ${type} …${last4}`,
  )
  const classes = Object.entries(event.classes).map(([name, count]) => `${name} (${number(count)})`)
  const what = [...secrets, ...classes].join(', ') || 'content'
  const { bytes, examined, verdict } = event
  return join(
    `${verdict === 'deny' ? 'was stopped from sending' : 'sent'} ${what} to ${event.host ?? 'a host without a name'}`,
    bytes !== undefined && megabytes(bytes),
    bytes !== undefined &&
      examined !== undefined &&
      examined < bytes &&
      `${megabytes(examined)} of it examined`,
    verdict === 'warn' && 'with a warning',
  )
}

const usualPort: Record<string, number> = { http: 80, https: 443, ws: 80, wss: 443 }

function operationOf({ method, scheme, host, port, path }: MeaningOf<'http.requested'>): string {
  const shown = port === undefined || port === usualPort[scheme] ? '' : `:${port}`
  return `${method} ${scheme}://${host}${shown}${path}`
}

function databaseOf(event: MeaningOf<'database.connected' | 'database.queried'>): string {
  const { engine, database } = event
  const host = 'host' in event ? event.host : undefined
  return [engine, host, database].filter(Boolean).join(' ')
}

const storeOf = ({ provider, bucket, path }: MeaningOf<'storage.accessed'>): string =>
  [provider, bucket, path].filter(Boolean).join('/')

function traffic({ bytesSent, bytesReceived }: MeaningOf<'http.requested'>): string {
  return join(
    bytesSent ? `sent ${megabytes(bytesSent)}` : '',
    bytesReceived ? `received ${megabytes(bytesReceived)}` : '',
  )
}

const join = (...parts: (string | number | false | undefined)[]): string => parts.filter(Boolean).join(', ')
const number = (value: number): string => value.toLocaleString('en-US')
const some = (value: number, noun: string): string => `${number(value)} ${noun}${value === 1 ? '' : 's'}`

/** Decimal multiples, as data that travels is counted. */
export function megabytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(value, 1)) / 3))
  const scaled = value / 1000 ** power
  return `${power === 0 || scaled >= 100 ? Math.round(scaled) : scaled.toFixed(1)} ${units[power]}`
}
