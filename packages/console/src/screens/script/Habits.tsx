// How a Script is used: when it starts, from where, what it costs and how its days went.

import { type Habits as HabitsOf, tellAssistant, tellOrigin, tellSchedule } from '@sentinel/contract'
import { Fact, FactList } from '../../components/Fact.tsx'
import { formatBytes, formatCount, plural } from '../../format/amount.ts'
import { formatDuration } from '../../format/duration.ts'
import { DayBars } from './DayBars.tsx'

export function Habits({ habits }: { habits: HabitsOf }) {
  const { schedule, runs, cpuMs, peakMemoryBytes, rowsRead, rowsWritten, bytesSent, bytesReceived } = habits
  return (
    <section aria-label="How it is used" className="mt-6 border-line border-t pt-4">
      <FactList>
        <Fact name="Runs">{habits.days.length > 1 && <DayBars days={habits.days} />}</Fact>
        <Fact name="Starts" tall>
          {schedule && (
            <>
              <span className="block truncate first-letter:uppercase">
                {tellSchedule(schedule, -new Date().getTimezoneOffset())}
              </span>
              <span className="block text-faint text-sm">
                {formatCount(schedule.runs)} of {plural(schedule.of, 'run')}
              </span>
            </>
          )}
        </Fact>
        {habits.origins.map(({ kind, program, runs: times }, i) => (
          <Fact key={`${kind} ${program}`} name={i === 0 ? 'Came from' : ' '}>
            <Times said={tellOrigin({ kind, program })} times={times} of={runs} />
          </Fact>
        ))}
        {habits.assistants.map((assistant, i) => (
          <Fact key={`${assistant.did} ${assistant.name}`} name={i === 0 ? 'AI tool' : ' '} tall>
            <Times said={tellAssistant(assistant)} times={assistant.runs} of={runs} />
            <span className="block truncate text-faint text-sm" title={assistant.evidence}>
              {assistant.evidence}
            </span>
          </Fact>
        ))}
        <Fact name="CPU time">{cpuMs && <Middle {...cpuMs} format={formatDuration} />}</Fact>
        <Fact name="Peak memory">
          {peakMemoryBytes && <Middle {...peakMemoryBytes} format={formatBytes} />}
        </Fact>
        <Fact name="Rows">
          {rowsRead + rowsWritten > 0 && `${formatCount(rowsRead)} read, ${formatCount(rowsWritten)} written`}
        </Fact>
        <Fact name="Web">
          {bytesSent + bytesReceived > 0 &&
            `${formatBytes(bytesSent)} sent, ${formatBytes(bytesReceived)} received`}
        </Fact>
      </FactList>
    </section>
  )
}

function Times({ said, times, of }: { said: string; times: number; of: number }) {
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="truncate first-letter:uppercase" title={said}>
        {said}
      </span>
      {times < of && <span className="shrink-0 text-faint text-sm">{plural(times, 'run')}</span>}
    </span>
  )
}

type MiddleProps = { median: number; most: number; format: (value: number) => string }

const Middle = ({ median, most, format }: MiddleProps) => (
  <>
    {format(median)} {most > median && <span className="text-faint">up to {format(most)}</span>}
  </>
)
