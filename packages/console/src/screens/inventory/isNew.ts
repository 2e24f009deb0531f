// Whether something is new to the fleet. Where the record itself is no older than that, everything would be.

const week = 7 * 86_400_000

/** `since`: when the first Run of all began; `now` in milliseconds since 1970. */
export const isNew = (firstAt: string, since: string | null, now: number): boolean =>
  since !== null && Date.parse(since) < now - week && Date.parse(firstAt) >= now - week
