// Durations as people read them: three figures at most, two units at most.

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** `ms` in milliseconds: `0.4 ms`, `840 ms`, `1.42 s`, `14.2 s`, `2 min 05 s`, `1 h 04 min`, `3 d 2 h`. */
export function formatDuration(ms: number): string {
  if (ms < 9.95) return `${trim(ms, 1)} ms`
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 9.995 * second) return `${(ms / second).toFixed(2)} s`
  if (ms < 59.95 * second) return `${(ms / second).toFixed(1)} s`
  return formatElapsed(Math.round(ms / second) * second)
}

/** In whole seconds, for what still counts up: decimals that change every second cannot be read. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / second))
  if (seconds < 60) return `${seconds} s`
  if (ms < hour) return `${Math.floor(ms / minute)} min ${pad(seconds % 60)} s`
  if (ms < day) return `${Math.floor(ms / hour)} h ${pad(Math.floor((ms % hour) / minute))} min`
  return `${Math.floor(ms / day)} d ${Math.floor((ms % day) / hour)} h`
}

/** Place in a Run: `+0.000 s`, `+12.345 s`, `+2:05.010`, `+1:02:05`. */
export function formatOffset(ms: number): string {
  if (ms < minute) return `+${(ms / second).toFixed(3)} s`
  const rest = `${pad(Math.floor((ms % hour) / minute), ms < hour ? 1 : 2)}:${pad(Math.floor((ms % minute) / second))}`
  if (ms < hour) return `+${rest}.${pad(Math.floor(ms % second), 3)}`
  return `+${Math.floor(ms / hour)}:${rest}`
}

const pad = (value: number, width = 2) => String(value).padStart(width, '0')
const trim = (value: number, digits: number) => String(Number(value.toFixed(digits)))
