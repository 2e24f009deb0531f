// Looking into TOML and JSON that others wrote: whatever is not of the shape expected counts as absent.

export type Table = Readonly<Record<string, unknown>>

export const asTable = (value: unknown): Table =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Table) : {}

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The line where a name first stands as `name = "x"` (TOML) or `"x":` (JSON). */
export function linesOfNames(text: string): Map<string, number> {
  const lines = new Map<string, number>()
  for (const [index, line] of text.split('\n').entries()) {
    const [, toml, json] = /^\s*(?:name\s*=\s*"([^"]+)"|"([^"]+)"\s*:)/.exec(line) ?? []
    const name = toml ?? json
    if (name !== undefined && !lines.has(name)) lines.set(name, index + 1)
  }
  return lines
}
