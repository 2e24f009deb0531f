// Signs in what a package says of itself: its name, its version, what it leaves unsaid. None of them counts alone: as many
// honest names are near to well-known ones as malicious ones are, and most first packages say little of themselves.

import type { ConfusionFinder } from '../names/nameConfusion.ts'
import { normalise } from '../names/packageName.ts'
import type { PackageSign } from './codeSigns.ts'
import type { About, Contents } from './contents.ts'

/** What an index knows of a package; each part absent where nobody was asked. */
export type History = { ageHours?: number; releases?: number }

export type NameKnowledge = { confusionOf: ConfusionFinder; popular: ReadonlySet<string> }

export function aboutSigns(
  { about, files }: Contents,
  names: NameKnowledge,
  history: History,
): PackageSign[] {
  const name = normalise(about.name)
  if (names.popular.has(name)) return []
  return [
    ...nameSigns(name, about, names),
    ...unsaidSigns(about),
    ...versionSigns(about),
    ...historySigns(history),
    ...(files.size <= 8 ? [sign('small', 1, 'it holds next to nothing')] : []),
  ]
}

const sign = (id: string, weight: number, reason: string): PackageSign => ({
  sign: id,
  weight,
  reason,
  file: null,
  line: null,
})

/** Endings and beginnings that models and squatters put to a well-known name. */
const addition =
  /^(?:py|python|lib|easy|simple|fast|auto|async|my|the|super|new|real|official)-|-(?:py|python|lib|utils?|helpers?|client|sdk|api|tools?|toolkit|pro|plus|core|wrapper|extra|x|dev|v?\d+|easy|simple|lite|async|ai|fix|patched)$/

function nameSigns(name: string, about: About, { confusionOf, popular }: NameKnowledge): PackageSign[] {
  const confused = confusionOf(about.name)
  const added = name.replace(addition, '')
  const meant = confused?.name ?? (added !== name && popular.has(added) ? added : undefined)
  if (meant === undefined) return []
  const pages = about.pages.join(' ').toLowerCase()
  const isBorrowed = new RegExp(`[/.]${meant}\\b`).test(pages) && !pages.includes(name)
  return [
    sign('like-another', confused ? 3 : 2, `its name could be taken for ${meant}`),
    ...(isBorrowed ? [sign('borrowed-pages', 3, `the pages it names are those of ${meant}`)] : []),
  ]
}

function unsaidSigns({ summary, author, pages, description }: About): PackageSign[] {
  const unsaid = [summary, author, pages[0], description.trim()].filter((each) => !each).length
  return unsaid >= 3 ? [sign('says-nothing', 2, 'it says neither what it is nor who made it')] : []
}

/** Dependency confusion puts a number in front of any that the real one can have. */
function versionSigns({ version }: About): PackageSign[] {
  const [major = 0] = version.split('.').map(Number)
  const isTooHigh = major >= 90 && major < 1900
  return isTooHigh
    ? [sign('too-high', 3, `its version, ${version}, is above all that anybody would reach`)]
    : []
}

function historySigns({ ageHours, releases }: History): PackageSign[] {
  return [
    ...(ageHours !== undefined && ageHours < 48
      ? [sign('young', 2, `it was published ${Math.floor(ageHours)} hours ago`)]
      : []),
    ...(releases !== undefined && releases <= 2
      ? [sign('few-releases', 1, `it has ${releases} releases`)]
      : []),
  ]
}
