// The plain facts of a Script: what it is known by, how its Runs end and how long they take.

import type { ScriptDetail } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { Fact, FactList } from '../../components/Fact.tsx'
import { Hash } from '../../components/Hash.tsx'
import { Moment } from '../../components/Moment.tsx'
import { Status } from '../../components/Status.tsx'
import { Value } from '../../components/Value.tsx'
import { formatCount, plural } from '../../format/amount.ts'
import { formatDuration } from '../../format/duration.ts'

export function ScriptFacts({ detail }: { detail: ScriptDetail }) {
  const { script, judgement, durationMs, outcomes } = detail
  return (
    <section aria-label="Facts">
      <FactList>
        <Fact name="SHA-256">
          <Hash kind="hash" value={script.sha256} />
        </Fact>
        <Fact name="But layout">
          {judgement?.normalizedSha256 && <Hash kind="hash" value={judgement.normalizedSha256} />}
        </Fact>
        <Fact name="Path">{script.path && <Value kind="script" value={script.path} bare />}</Fact>
        <Fact name="Places">{script.paths > 1 && plural(script.paths, 'copy', 'copies')}</Fact>
        <Fact name="First run">
          <Moment time={script.firstAt} />
        </Fact>
        <Fact name="Median">{durationMs && formatDuration(durationMs.median)}</Fact>
        <Fact name="Longest">{durationMs && formatDuration(durationMs.longest)}</Fact>
        {outcomes.map(({ status, count }, i) => (
          <Fact key={status} name={i === 0 ? 'Outcomes' : ' '}>
            <Link
              to="/runs"
              search={{ script: script.sha256, status }}
              className="inline-flex items-center gap-2 rounded-sm align-bottom hover:underline"
            >
              <Status status={status} /> {formatCount(count)}
            </Link>
          </Fact>
        ))}
        <Fact name="Judged in">{judgement && formatDuration(judgement.durationMs)}</Fact>
      </FactList>
    </section>
  )
}
