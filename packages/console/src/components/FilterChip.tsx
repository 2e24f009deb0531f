// A filter that holds, as a chip: one click takes it out of the address.

import { Link, type LinkProps } from '@tanstack/react-router'
import { Icon } from './Icon.tsx'

type ChipProps = { name: string; value: string; without: Pick<LinkProps, 'to' | 'params' | 'search'> }

export const FilterChip = ({ name, value, without }: ChipProps) => (
  <Link
    {...without}
    title={`Remove the filter ${name} ${value}`}
    className="flex h-6 max-w-72 items-center gap-1.5 rounded-md bg-wash pr-1.5 pl-2 text-sm hover:text-accent"
  >
    <span className="text-soft">{name}</span>
    <span className="truncate font-medium">{value}</span>
    <Icon name="cross" className="size-3 text-faint" />
    <span className="sr-only">remove</span>
  </Link>
)
