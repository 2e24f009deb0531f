// One Event in one line, under the picture.

import { formatCount } from '../../../format/amount.ts'
import { formatOffset } from '../../../format/duration.ts'
import { shortPlace } from '../../../format/path.ts'
import type { Mark } from './readMarks.ts'

export function EventLine({ mark, hint }: { mark: Mark | undefined; hint: string }) {
  if (!mark) return <span className="truncate text-faint">{hint}</span>
  return (
    <span className="flex min-w-0 items-center gap-3">
      <span className="whitespace-nowrap text-soft">{formatOffset(mark.offset)}</span>
      <span className="truncate font-medium">{mark.sentence}</span>
      {mark.at && <span className="whitespace-nowrap text-soft">{shortPlace(mark.at)}</span>}
      <span className="whitespace-nowrap text-faint">record {formatCount(mark.n)}</span>
    </span>
  )
}
