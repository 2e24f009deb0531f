// Moments: near ones told from now, far ones by their date; always in the reader's own zone.

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const exact = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
})
const whole = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  timeZoneName: 'short',
})

/** `now` in milliseconds since 1970, `time` as ISO 8601: `just now`, `12 s ago`, `4 min ago`, `3 h ago`, `21 Nov 14:02`. */
export function formatRelative(now: number, time: string): string {
  const at = Date.parse(time)
  const age = now - at
  // Clocks of two machines differ: a moment just ahead is now.
  if (age < 2_000) return age > -minute ? 'just now' : formatDate(now, at)
  if (age < minute) return `${Math.floor(age / 1000)} s ago`
  if (age < hour) return `${Math.floor(age / minute)} min ago`
  if (age < day) return `${Math.floor(age / hour)} h ago`
  return formatDate(now, at)
}

/** `Sun, 22 Nov 2026, 19:25:36.120 UTC` in the reader's zone. */
export const formatAbsolute = (time: string) => whole.format(Date.parse(time))

/** `22 Nov 2026, 19:25:36.120`: where the zone goes without saying. */
export const formatExact = (time: string) => exact.format(Date.parse(time))

/** Time of day only: `14:02`. */
export const formatClock = (at: number) => clock.format(at)

function formatDate(now: number, at: number): string {
  const year = new Date(at).getFullYear()
  const date = dayOfYear.format(at)
  return year === new Date(now).getFullYear() ? `${date} ${clock.format(at)}` : `${date} ${year}`
}
