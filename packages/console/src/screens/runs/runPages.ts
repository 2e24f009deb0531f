// The loaded part of the list of Runs, and how news are worked into it. Pure: order and match are the server's word.

import type { RunList, RunSummary } from '@sentinel/contract'
import type { InfiniteData } from '@tanstack/react-query'

export type RunPages = InfiniteData<RunList, unknown>

export const allRuns = (pages: RunPages | undefined): RunSummary[] =>
  pages?.pages.flatMap(({ runs }) => runs) ?? []

/**
 * Puts a fresh first page in front of what is loaded. Everything from the first row up to the last of `head` is as the
 * server now says; older rows stay. Where the two do not meet, more has happened than one page holds: what is older is
 * dropped, so that no hole is shown as if it were none.
 */
export function mergeHead(pages: RunPages, head: RunList): RunPages {
  const old = allRuns(pages)
  const older = rowsAfter(old, head)
  if (older === null) return { pages: [head], pageParams: [null] }
  const next = older.length > 0 ? (pages.pages.at(-1)?.next ?? null) : head.next
  return { pages: [{ runs: [...head.runs, ...older], total: head.total, next }], pageParams: [null] }
}

function rowsAfter(old: RunSummary[], head: RunList): RunSummary[] | null {
  if (head.next === null) return []
  const place = new Map(old.map(({ id }, index) => [id, index]))
  const known = new Set(head.runs.map(({ id }) => id))
  const met = head.runs.findLast(({ id }) => place.has(id))
  if (!met) return null
  return old.slice((place.get(met.id) ?? 0) + 1).filter(({ id }) => !known.has(id))
}

/** Renews the rows that are loaded; says whether any Run was not among them. */
export function renewRuns(pages: RunPages, news: RunSummary[]): { pages: RunPages; unknown: boolean } {
  const byId = new Map(news.map((run) => [run.id, run]))
  const renewed = pages.pages.map((page) => {
    if (!page.runs.some(({ id }) => byId.has(id))) return page
    return { ...page, runs: page.runs.map((run) => take(byId, run)) }
  })
  return { pages: { ...pages, pages: renewed }, unknown: byId.size > 0 }
}

function take(byId: Map<string, RunSummary>, run: RunSummary): RunSummary {
  const fresh = byId.get(run.id)
  byId.delete(run.id)
  return fresh ?? run
}

/** How many rows of a held first page the list does not show yet. */
export function countNew(pages: RunPages | undefined, head: RunList | null): number {
  if (!head || !pages) return 0
  const shown = new Set(allRuns(pages).map(({ id }) => id))
  return head.runs.filter(({ id }) => !shown.has(id)).length
}
