// Counts and sizes.

const grouped = new Intl.NumberFormat('en')
const units = ['B', 'kB', 'MB', 'GB', 'TB']

/** `1,204`. */
export const formatCount = (value: number) => grouped.format(value)

/** `1 package`, `2 packages`; a noun that does not take an s brings its own plural. */
export const plural = (value: number, one: string, many = `${one}s`) =>
  `${formatCount(value)} ${value === 1 ? one : many}`

/** Decimal units, three figures: `912 B`, `84.2 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toPrecision(3)} ${units[unit]}`
}
