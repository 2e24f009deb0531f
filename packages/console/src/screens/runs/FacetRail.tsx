// The most frequent values of each filter with their counts. A value is a link: it can be copied, opened beside, undone.

import type { RunFacets, RunStatus } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Icon } from '../../components/Icon.tsx'
import { Status } from '../../components/Status.tsx'
import { formatCount } from '../../format/amount.ts'
import { baseName } from '../../format/path.ts'
import type { RunsSearch } from '../../router.tsx'

/** In the order in which people narrow: how it went, who, where, what. */
const facets = [
  { name: 'status', title: 'Status' },
  { name: 'account', title: 'Account' },
  { name: 'endpoint', title: 'Endpoint' },
  { name: 'script', title: 'Script' },
  { name: 'package', title: 'Package' },
  { name: 'host', title: 'Host' },
] as const
type FacetName = (typeof facets)[number]['name']
type FacetValue = RunFacets[FacetName][number]

const shortList = 6

export function FacetRail({ values, search }: { values: RunFacets | undefined; search: RunsSearch }) {
  return (
    <div className="flex flex-col gap-4 py-3">
      {facets.map(({ name, title }) => (
        <Facet key={name} name={name} title={title} values={values?.[name]} search={search} />
      ))}
    </div>
  )
}

type FacetProps = { name: FacetName; title: string; values: FacetValue[] | undefined; search: RunsSearch }

function Facet({ name, title, values, search }: FacetProps) {
  const [whole, setWhole] = useState(false)
  const chosen = search[name]
  if (values?.length === 0 && !chosen) return null
  const all = withChosen(values ?? [], chosen)
  const shown = whole ? all : all.slice(0, shortList)
  const most = Math.max(1, ...all.map(({ count }) => count))
  return (
    <section aria-label={title}>
      <h3 className="px-4 pb-1 font-medium text-faint text-sm">{title}</h3>
      <ul>
        {values === undefined && <FacetSkeleton />}
        {shown.map((value) => (
          <FacetItem key={value.value} name={name} value={value} share={value.count / most} search={search} />
        ))}
      </ul>
      {all.length > shortList && (
        <button
          type="button"
          aria-expanded={whole}
          className="mx-4 h-6 rounded-sm text-faint text-sm hover:text-accent"
          onClick={() => setWhole(!whole)}
        >
          {whole ? 'Fewer' : `${all.length - shortList} more`}
        </button>
      )}
    </section>
  )
}

/** A chosen value stays in sight even where nothing matches it any more, so that it can be taken back. */
function withChosen(values: FacetValue[], chosen: string | undefined): FacetValue[] {
  if (!chosen) return values
  const found = values.find(({ value }) => value === chosen) ?? { value: chosen, count: 0 }
  return [found, ...values.filter(({ value }) => value !== chosen)]
}

type FacetItemProps = { name: FacetName; value: FacetValue; share: number; search: RunsSearch }

function FacetItem({ name, value: { value, count }, share, search }: FacetItemProps) {
  const { [name]: chosen, ...others } = search
  const active = chosen === value
  return (
    <li>
      <Link
        to="/runs"
        search={active ? others : { ...search, [name]: value }}
        aria-current={active ? 'true' : undefined}
        className="group relative flex h-6.5 items-center gap-2 px-4 hover:bg-hover aria-[current=true]:bg-wash aria-[current=true]:font-medium aria-[current=true]:text-accent"
      >
        <span className="min-w-0 flex-1 truncate">
          <FacetText name={name} value={value} />
        </span>
        <span aria-hidden="true" className="h-1 w-9 overflow-hidden rounded-sm bg-line/70">
          <span
            className="block h-full rounded-sm bg-edge group-aria-[current=true]:bg-accent"
            style={{ width: `${share * 100}%` }}
          />
        </span>
        <span className="min-w-6 text-right text-faint text-sm group-hover:hidden group-aria-[current=true]:hidden">
          {formatCount(count)}
        </span>
        <span className="hidden min-w-6 justify-end text-faint group-hover:flex group-aria-[current=true]:flex">
          <Icon name={active ? 'cross' : 'filter'} className="size-3" />
          <span className="sr-only">{active ? 'Remove this filter' : formatCount(count)}</span>
        </span>
      </Link>
    </li>
  )
}

function FacetText({ name, value }: { name: FacetName; value: string }) {
  if (name === 'status') return <Status status={value as RunStatus} />
  if (name === 'package') return <PackageText value={value} />
  // In a rail this narrow a path is its last part; the rest is a hover away.
  return <span title={value}>{name === 'script' ? baseName(value) : value}</span>
}

function PackageText({ value }: { value: string }) {
  const [name, version] = value.split('@')
  return (
    <span title={value}>
      {name} {version && <span className="text-faint">{version}</span>}
    </span>
  )
}

const FacetSkeleton = () =>
  [70, 52, 60].map((width) => (
    <li key={width} aria-hidden="true" className="flex h-6.5 items-center px-4">
      <span className="skeleton h-2.5" style={{ width: `${width}%` }} />
    </li>
  ))
