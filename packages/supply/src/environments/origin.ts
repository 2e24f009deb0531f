// Where an installed package came from: `direct_url.json` (PEP 610) and `INSTALLER`, else an index.

export type Origin =
  | { kind: 'index' }
  | { kind: 'archive'; url: string; hash: string | null }
  | { kind: 'repository'; url: string; commit: string | null }
  /** Installed from a folder; `editable` where it still runs from there. */
  | { kind: 'folder'; url: string; editable: boolean }
  /** Put there by the system's own package manager, which mends faults without a new version. */
  | { kind: 'distribution' }
  /** A copy that another package carries inside itself. */
  | { kind: 'vendored'; within: string }
  | { kind: 'conda'; channel: string }

type DirectUrl = {
  url?: unknown
  archive_info?: { hash?: unknown; hashes?: Record<string, unknown> }
  vcs_info?: { commit_id?: unknown }
  dir_info?: { editable?: unknown }
}

/** Undefined where the file says nothing that can be read. Names and passwords are taken out of addresses. */
export function parseDirectUrl(text: string): Origin | undefined {
  let direct: DirectUrl | null
  try {
    direct = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof direct?.url !== 'string') return undefined
  const url = withoutCredentials(direct.url)
  if (direct.vcs_info) return { kind: 'repository', url, commit: textOr(direct.vcs_info.commit_id) }
  if (direct.dir_info) return { kind: 'folder', url, editable: direct.dir_info.editable === true }
  const { hash, hashes } = direct.archive_info ?? {}
  const sha256 = textOr(hashes?.sha256)
  return {
    kind: 'archive',
    url,
    hash: sha256 ? `sha256:${sha256}` : (textOr(hash)?.replace('=', ':') ?? null),
  }
}

export const withoutCredentials = (url: string): string => url.replace(/^([\w+.-]+:\/\/)[^/@\s]*@/, '$1')

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** One line that tells two origins apart, for digests and screens. */
export function originText(origin: Origin): string {
  if (origin.kind === 'archive') return `${origin.url}${origin.hash ? `#${origin.hash}` : ''}`
  if (origin.kind === 'repository') return `${origin.url}${origin.commit ? `@${origin.commit}` : ''}`
  if (origin.kind === 'folder') return `${origin.editable ? 'editable ' : ''}${origin.url}`
  if (origin.kind === 'vendored') return `carried in ${origin.within}`
  if (origin.kind === 'conda') return `conda ${origin.channel}`
  return origin.kind
}
