// Times with all six digits: only then do they sort as text.

/** The engine's DateTime64(6) ends in 2299; a clock beyond it is shown at the bound, the record keeps its own word. */
const bounds = ['1970-01-01T00:00:00.000000Z', '2261-12-31T23:59:59.999999Z'] as const

/** Takes and gives ISO 8601 in UTC; days that no month has roll over as Date does. */
export function microseconds(time: string): string {
  const digits = time.slice(20, -1).padEnd(6, '0')
  const seconds = new Date(Date.parse(`${time.slice(0, 19)}Z`)).toISOString().slice(0, 19)
  const [earliest, latest] = bounds
  const exact = `${seconds}.${digits}Z`
  if (exact < earliest) return earliest
  return exact > latest ? latest : exact
}
