// What is missing from the evidence of this Run, named, in plain sight.

import { gapWords, type RunDetail } from '@sentinel/contract'
import { Icon } from '../../components/Icon.tsx'
import { formatCount, plural } from '../../format/amount.ts'
import { formatOffset } from '../../format/duration.ts'
import { formatAbsolute } from '../../format/time.ts'
import { preciseMs } from './timeline/readMarks.ts'

export function GapNotice({ gaps, startedAt }: Pick<RunDetail, 'gaps' | 'startedAt'>) {
  if (gaps.length === 0) return null
  return (
    <section
      id="gaps"
      aria-labelledby="gaps-title"
      className="scroll-mt-4 rounded-lg border border-warn/35 bg-warn-wash px-4 py-3"
    >
      <h2 id="gaps-title" className="flex items-center gap-2 font-semibold">
        <Icon name="gap" className="text-warn" />
        The evidence has {plural(gaps.length, 'gap')}
      </h2>
      <ul className="mt-1.5 flex flex-col gap-1 pl-5.5">
        {gaps.map(({ n, time, reason, count, detail }) => (
          <li key={n} className="flex flex-wrap items-baseline gap-x-3">
            <time dateTime={time} title={formatAbsolute(time)} className="w-16 text-soft">
              {formatOffset(Math.max(0, preciseMs(time) - preciseMs(startedAt)))}
            </time>
            <span className="font-medium">{reason}</span>
            <span className="text-soft">
              {gapWords(reason)}
              {count !== null && `, ${plural(count, 'event')}`}
              {detail && ` (${detail})`}
            </span>
            <span className="ml-auto text-faint text-sm">record {formatCount(n)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
