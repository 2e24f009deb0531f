// Which lines of a module run as soon as somebody imports it: those outside of functions, and those of functions that are
// called or started from there. Read from indentation and names: near enough for a sign, and cheap.

export type RunsOnImport = (line: number) => boolean

const definition = /^(?:async[ \t]+)?def[ \t]+(\w+)|^class[ \t]+(\w+)/

export function runsOnImport(text: string): RunsOnImport {
  const owners: (string | null)[] = []
  const outside: string[] = []
  const bodies = new Map<string, string[]>()
  let owner: string | null = null
  for (const line of text.split(/\r?\n/)) {
    const isAtMargin = /^[^\s#)\]}'"]/.test(line)
    const [, fn, cls] = (isAtMargin && definition.exec(line)) || []
    if (isAtMargin) owner = fn ?? cls ?? null
    owners.push(owner)
    if (owner === null) outside.push(line)
    else bodies.set(owner, [...(bodies.get(owner) ?? []), ...(fn || cls ? [] : [line])])
  }
  const reached = reachedFrom(outside.join('\n'), bodies)
  return (line) => {
    const within = owners[line - 1]
    return within === undefined || within === null || reached.has(within)
  }
}

function reachedFrom(outside: string, bodies: ReadonlyMap<string, string[]>): Set<string> {
  const reached = new Set<string>()
  const pending = [outside]
  for (let text = pending.pop(); text !== undefined; text = pending.pop())
    for (const [name, body] of bodies)
      if (!reached.has(name) && isStarted(name, text)) {
        reached.add(name)
        pending.push(body.join('\n'))
      }
  return reached
}

/** Called, or handed to a thread or as what is to be called at the end. */
const isStarted = (name: string, text: string) =>
  new RegExp(
    `(?<![\\w.])${name}\\s*\\(|target\\s*=\\s*${name}\\b|register\\(\\s*${name}\\b|@${name}\\b`,
  ).test(text)
