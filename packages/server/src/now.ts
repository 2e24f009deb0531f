// The server's clock in the contract's form.

/** ISO 8601 in UTC with microseconds, of which this clock knows the first three. */
export const now = () => iso(Date.now())

/** The beginning of the last days. */
export const daysAgo = (days: number) => iso(Date.now() - days * dayMs)

const dayMs = 86_400_000
const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, -1)}000Z`
