// Destinations, one a row; below one that is failing, why and when it is tried again.

import type { ExportKind, ExportSettings, ExportState, ExportStatus } from '@sentinel/contract'
import { type Column, DataTable, TableSkeleton } from '../../components/DataTable.tsx'
import { Icon, type IconName } from '../../components/Icon.tsx'
import { Moment } from '../../components/Moment.tsx'
import { formatCount, plural } from '../../format/amount.ts'
import { formatElapsed } from '../../format/duration.ts'

const kinds: Record<ExportKind, string> = {
  webhook: 'Webhook',
  syslog: 'Syslog over TLS',
  file: 'File',
  otlp: 'OpenTelemetry',
}
const looks: Record<ExportState, { icon: IconName; tone: string; says: string }> = {
  even: { icon: 'check', tone: 'text-good', says: 'up to date' },
  behind: { icon: 'running', tone: 'text-accent', says: 'behind' },
  failing: { icon: 'failed', tone: 'text-bad font-medium', says: 'failing' },
}

export function ExportsTable({ exports }: { exports: ExportStatus[] | undefined }) {
  if (!exports) return <TableSkeleton />
  const failing = exports.filter(({ state, lastError }) => state === 'failing' && lastError)
  return (
    <>
      <DataTable
        name="Exports"
        columns={columns}
        rows={exports}
        idOf={({ settings }) => settings.name}
        sticky
      />
      {failing.length > 0 && (
        <ul className="flex flex-col gap-3 px-4 py-5" aria-label="What fails">
          {failing.map((one) => (
            <Trouble key={one.settings.name} of={one} />
          ))}
        </ul>
      )}
    </>
  )
}

const columns: Column<ExportStatus>[] = [
  { title: 'State', look: 'w-32 pl-4', cell: ({ state }) => <State state={state} /> },
  {
    title: 'Name',
    look: 'w-40',
    cell: ({ settings }) => <span className="block truncate font-medium">{settings.name}</span>,
  },
  {
    title: 'Where',
    cell: ({ settings }) => (
      <span className="block truncate text-soft" title={placeOf(settings)}>
        {placeOf(settings)}
      </span>
    ),
  },
  {
    title: 'By',
    look: 'w-36 @max-[56rem]:hidden',
    cell: ({ settings }) => <span className="text-soft">{kinds[settings.kind]}</span>,
  },
  {
    title: 'Shape',
    look: 'w-20 @max-[46rem]:hidden',
    cell: ({ settings }) => <span className="text-soft uppercase">{settings.format}</span>,
  },
  { title: 'Sent', look: 'w-28 text-right @max-[40rem]:hidden', cell: ({ sent }) => formatCount(sent) },
  {
    title: 'Waiting',
    look: 'w-24 text-right',
    cell: ({ waiting }) => <span className={waiting === 0 ? 'text-faint' : ''}>{formatCount(waiting)}</span>,
  },
  {
    title: 'Lag',
    look: 'w-24 text-right @max-[50rem]:hidden',
    cell: ({ waiting, lagSeconds }) => (
      <span className={waiting === 0 ? 'text-faint' : 'text-warn'}>
        {waiting === 0 ? 'none' : formatElapsed(lagSeconds * 1000)}
      </span>
    ),
  },
  {
    title: 'Last sent',
    look: 'w-32 pr-4 text-right',
    cell: ({ lastSentAt }) =>
      lastSentAt ? (
        <Moment time={lastSentAt} className="text-soft" />
      ) : (
        <span className="text-faint">never</span>
      ),
  },
]

function State({ state }: { state: ExportState }) {
  const { icon, tone, says } = looks[state]
  return (
    <span className={`flex items-center gap-1.5 ${tone}`}>
      <Icon name={icon} />
      {says}
    </span>
  )
}

function Trouble({ of: { settings, lastError, retries, nextTryAt } }: { of: ExportStatus }) {
  return (
    <li className="flex items-start gap-2">
      <Icon name="failed" className="mt-0.5 text-bad" />
      <p className="min-w-0 text-soft">
        <span className="font-medium text-ink">{settings.name}</span>: {lastError?.reason}.{' '}
        <span className="text-faint">
          {plural(retries, 'try', 'tries')} in a row did not arrive
          {nextTryAt ? ', the next one is on its way' : ''}. Try it with{' '}
          <code className="font-mono text-sm">sentinel export test {settings.name}</code>.
        </span>
      </p>
    </li>
  )
}

function placeOf(settings: ExportSettings): string {
  if (settings.kind === 'file') return settings.folder
  return settings.kind === 'syslog' ? `${settings.host}:${settings.port}` : settings.url
}
