// The value at a dotted path of an event: `actor.user.name`, `vulnerabilities.0.cve.uid`.

export function at(value: unknown, path: string): unknown {
  let place = value
  for (const part of path.split('.')) {
    if (typeof place !== 'object' || place === null) return undefined
    place = (place as Record<string, unknown>)[part]
  }
  return place
}
