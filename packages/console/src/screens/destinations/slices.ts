// The parts of the list that are looked at one by one.

import type { DestinationRow } from '@sentinel/contract'

export type Slice = {
  id: 'models' | 'personal' | 'unknown' | undefined
  title: string
  none: string
  has: (row: DestinationRow) => boolean
}

export const slices: readonly [Slice, ...Slice[]] = [
  { id: undefined, title: 'All', none: 'Nothing was sent anywhere', has: () => true },
  {
    id: 'models',
    title: 'AI providers',
    none: 'No AI provider was asked',
    has: ({ kind }) => kind === 'model',
  },
  {
    id: 'personal',
    title: 'With personal data',
    none: 'No personal data was seen in what was sent',
    has: ({ classesSent, classesStopped }) => classesSent.length + classesStopped.length > 0,
  },
  {
    id: 'unknown',
    title: 'Unknown hosts',
    none: 'Every host is known',
    has: ({ kind }) => kind === null,
  },
]

export const sliceOf = (id: string | undefined): Slice => slices.find((one) => one.id === id) ?? slices[0]
