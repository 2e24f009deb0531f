// Numbers of a report in words for somebody who does not know the product, nor Python.

import type { Automation, Report } from '@sentinel/contract'

/** Rounded down: 99.9 % of something is never all of it. */
export function percent(share: number | null): string {
  if (share === null) return 'not known'
  return share > 0 && share < 0.01 ? '< 1 %' : `${Math.floor(share * 100)} %`
}
export const whole = (count: number) => count.toLocaleString('en-GB')
export const many = (count: number, noun: string) => `${whole(count)} ${count === 1 ? noun : `${noun}s`}`
export const day = (time: string) =>
  new Date(time).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
export const shortDay = (time: string) =>
  new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

export function hoursOf(hours: number): string {
  if (hours === 0) return '0 min'
  if (hours < 1 / 60) return '< 1 min'
  return hours < 1
    ? `${Math.round(hours * 60)} min`
    : `${hours < 10 ? hours.toFixed(1) : whole(Math.round(hours))} h`
}

/** Against as many days before; nothing where nobody looked then. */
export function trend({ count, before }: { count: number; before: number }, days: number): string {
  if (before === 0) return `Nothing was recorded in the ${days} days before`
  const change = Math.round((count / before - 1) * 100)
  return change === 0
    ? `As many as in the ${days} days before`
    : `${Math.abs(change)} % ${change > 0 ? 'more' : 'fewer'} than in the ${days} days before`
}

/** Weaknesses that are worth a leader's time. */
export const seriousOf = ({ findings: { counts } }: Report) => (counts.critical ?? 0) + (counts.high ?? 0)

export const whoRuns = ({ accounts }: Automation) =>
  accounts.length <= 2 ? accounts.join(', ') : `${accounts[0]} and ${accounts.length - 1} more`
