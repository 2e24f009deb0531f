// A process or file may be gone between being listed and being read: that is an answer, not a fault.

export function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
