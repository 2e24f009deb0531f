// The console's own icons: drawn on 16 units with one stroke width, decorative (a word always stands beside them).

const shapes = {
  account: 'M8 8a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM3 13.5c.4-2.6 2.4-4 5-4s4.6 1.4 5 4',
  arrowUp: 'M8 13V3.5M4 7l4-4 4 4',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  check: 'm3.5 8.5 3 3 6-7',
  chevron: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  code: 'M6 3.5c-1.5 0-2 .6-2 2 0 1.6-.4 2.2-1.5 2.5C3.6 8.3 4 8.9 4 10.5c0 1.4.5 2 2 2M10 3.5c1.5 0 2 .6 2 2 0 1.6.4 2.2 1.5 2.5-1.1.3-1.5.9-1.5 2.5 0 1.4-.5 2-2 2',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  cross: 'm4 4 8 8m0-8-8 8',
  endpoint: 'M2.5 3h11v7.5h-11zM6 13.5h4M8 10.5v3',
  environment: 'M8 2 14 5 8 8 2 5zM2 8l6 3 6-3M2 11l6 3 6-3',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  folder: 'M2 4h4l1.5 1.5H14V13H2z',
  gap: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1',
  hash: 'M6.2 2.5 5 13.5M11 2.5 9.8 13.5M3 6h10.5M2.5 10H13',
  host: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2 8h12M8 2c-4.3 4-4.3 8 0 12 4.3-4 4.3-8 0-12Z',
  interpreter: 'm3 4.5 3.5 3.5L3 11.5M8.5 12h5',
  keys: 'M2 4.5h12v7H2zM4.5 7h.1M7 7h.1M9.5 7h.1M12 7h-.1M5 9.3h6',
  library: 'M3 2.5v11M6.5 2.5v11M9.5 3l3.3 10.5',
  link: 'M6.5 9.5l3-3M7 4.5l1.3-1.3a2.7 2.7 0 0 1 3.8 3.8L10.8 8.3M9 11.5l-1.3 1.3a2.7 2.7 0 0 1-3.8-3.8L5.2 7.7',
  module: 'M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z',
  number: 'M6.2 2.5 5 13.5M11 2.5 9.8 13.5M3 6h10.5M2.5 10H13',
  open: 'M6 3H3v10h10v-3M9 2.5h4.5V7M13 3 7.5 8.5',
  package: 'M8 1.8 13.5 4.7v6.6L8 14.2l-5.5-2.9V4.7zM2.7 4.9 8 7.8l5.3-2.9M8 7.8v6.2',
  place: 'M3.5 4h9M3.5 8h9M3.5 12h5',
  process: 'M2 3h12v10H2zM4.5 6l2 2-2 2M8.5 10h3',
  run: 'M4.5 2.8v10.4L13 8z',
  script: 'M4 2h5l3 3v9H4zM9 2v3h3M6.8 8 5.5 9.5 6.8 11M9.2 8l1.3 1.5L9.2 11',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.7 10.7 14 14',
  seal: 'M8 1.8 13 3.5v4.2c0 3.1-2 5.2-5 6.5-3-1.3-5-3.4-5-6.5V3.5zM5.7 8l1.7 1.7 3-3.4',
  signOut: 'M6.5 3H3v10h3.5M7 8h6.5M11 5.5 13.5 8 11 10.5',
  socket: 'M5 2v3M11 2v3M3.5 5h9v2.5a4.5 4.5 0 0 1-9 0zM8 12v2.5',
  away: 'M2 6.5c3.6-3.3 8.4-3.3 12 0M4.3 9c2.2-2 5.2-2 7.4 0M8 12.2v.1M2.5 2.5l11 11',
  running: 'M8 13.5a5.5 5.5 0 1 0-5.5-5.5M8 5v3l2 1.5',
  succeeded: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.3 8.2l1.9 1.9 3.5-4',
  failed: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2',
  killed: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM8 5v3.7M8 10.9v.1',
  replaced: 'M3 6h9L9.5 3.5M13 10H4l2.5 2.5',
  ended: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.5 8h5',
} as const

export type IconName = keyof typeof shapes

export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={`size-3.5 shrink-0 fill-none stroke-current ${className}`}
      strokeWidth="1.35"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={shapes[name]} />
    </svg>
  )
}

/** The product's mark: an eye that keeps watch. */
export function Mark({ className = '' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={`fill-none stroke-current ${className}`}>
      <path d="M4 16c3.2-6 7.4-9 12-9s8.8 3 12 9" strokeWidth="3.2" strokeLinecap="round" />
      <path d="M9 21.5c2 2.4 4.3 3.5 7 3.5s5-1.1 7-3.5" strokeWidth="3.2" strokeLinecap="round" />
      <circle cx="16" cy="16" r="3.8" className="fill-current stroke-none" />
    </svg>
  )
}
