// The look of a row of links of which one holds: a nav with the first, its links with the second.

export const segmentsLook = 'flex items-center rounded-md border border-line p-px text-sm'
export const segmentLook =
  'flex h-6 items-center rounded-[5px] px-2 text-soft hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink'
