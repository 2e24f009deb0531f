// Files that a Run made and removed again: true, but not what a reader of the Run looks for.

import type { Resource } from '@sentinel/contract'

export function markScratch(resources: Resource[]): Resource[] {
  const files = resources.filter(({ kind }) => kind === 'file')
  const of = (...acts: string[]) =>
    new Set(files.flatMap(({ act, value }) => (acts.includes(act) ? [value] : [])))
  const removed = of('removed')
  const made = of('write', 'update')
  return resources.map((resource) =>
    resource.kind === 'file' && removed.has(resource.value) && made.has(resource.value)
      ? { ...resource, scratch: true }
      : resource,
  )
}
