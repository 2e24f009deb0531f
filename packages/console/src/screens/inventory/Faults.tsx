// What is known against one package: each fault by its names, who is concerned, and the version without it.

import type { InventoryItem, PackageFault } from '@sentinel/contract'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { Part } from '../../components/Part.tsx'
import { formatCount } from '../../format/amount.ts'
import { BadMark } from './Risk.tsx'

export function Faults({ faults, advisories }: Pick<InventoryItem, 'faults' | 'advisories'>) {
  if (advisories?.kind !== 'known') return null
  return (
    <Part id="faults" title="Known against it" count={formatCount(faults.length)}>
      {faults.length === 0 ? (
        <p className="text-soft">No advisory that is here names a version that was seen.</p>
      ) : (
        <DataTable
          name="Known against it"
          rows={faults}
          first={12}
          idOf={({ ids, fix }) => `${ids[0]} ${fix}`}
          columns={columns}
        />
      )}
    </Part>
  )
}

const columns: Column<PackageFault>[] = [
  { title: 'How bad', look: 'w-40 pl-0', cell: (fault) => <BadMark {...fault} /> },
  { title: 'Advisory', cell: Advisory },
  {
    title: 'In',
    look: 'w-28 text-soft',
    cell: ({ versions, reach }) => (
      <span className="block truncate" title={`${versions.join(', ')}: ${reach}`}>
        {versions.join(', ')}
      </span>
    ),
  },
  { title: 'Without it', look: 'w-24 pr-0 text-soft', cell: ({ fix }) => fix ?? 'no version yet' },
]

function Advisory({ ids, summary, page }: PackageFault) {
  const [id] = ids
  return (
    <span
      className="flex min-w-0 items-baseline gap-2"
      title={[ids.join(', '), summary].filter(Boolean).join(': ')}
    >
      {page ? (
        <a
          href={page}
          target="_blank"
          rel="noreferrer"
          className="shrink-0 rounded-sm font-medium hover:text-accent hover:underline"
        >
          {id}
        </a>
      ) : (
        <span className="shrink-0 font-medium">{id}</span>
      )}
      <span className="min-w-0 truncate text-faint text-sm">{summary}</span>
    </span>
  )
}
