// Segment files of a log: `<folder>/<number of the first record, twelve digits>.ndjson`, one after the other.
// Pure: the bytes are read by whoever calls.

/** `000000000123.ndjson` begins with record 123. */
export const segmentName = (first: number): string => `${String(first).padStart(12, '0')}.ndjson`

/** The first records of the segments among these file names, ascending. */
export function segmentsAmong(names: readonly string[]): number[] {
  return names
    .filter((name) => /^\d{12}\.ndjson$/.test(name))
    .map((name) => Number(name.slice(0, 12)))
    .sort((a, b) => a - b)
}
