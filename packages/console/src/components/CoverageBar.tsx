// Coverage as one bar with every cause of a Gap in plain sight, told in words below it.

import { type Coverage, unwatchedWords } from '@sentinel/contract'
import { formatCount } from '../format/amount.ts'

/** One stretch for what was seen, one per cause for what was not; the causes are told beside it in words. */
export function CoverageBar({ probed, causes }: Pick<Coverage, 'probed' | 'causes'>) {
  return (
    <>
      <div aria-hidden="true" className="flex h-2 gap-px overflow-hidden rounded-sm">
        <span className="bg-good" style={{ flexGrow: probed }} />
        {causes.map(({ cause, count }) => (
          <span key={cause} className="missing min-w-1" style={{ flexGrow: count }} />
        ))}
      </div>
      {causes.length > 0 && (
        <ul className="mt-2 mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {causes.map(({ cause, count }) => (
            <li key={cause} className="text-soft">
              <span className="font-medium text-ink">{formatCount(count)}</span> {unwatchedWords[cause]}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
