// The probe counts microseconds since 1970; evidence says times in ISO 8601.

/** Microseconds since 1970 → `2026-01-31T08:15:00.123456Z`. Times no calendar holds become its bounds. */
export function timeOf(microseconds: number): string {
  const milliseconds = Math.min(Math.floor(microseconds / 1000), 253_402_300_799_999)
  const rest = String(microseconds % 1000).padStart(3, '0')
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}Z`
}

export const isoNow = (): string => timeOf(Date.now() * 1000)
