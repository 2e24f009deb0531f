// Findings, the worst first: what it is, where, how to mend it, and the way from source to sink step by step.

import type { Finding, FindingStep } from '@sentinel/contract'
import { fileName } from '../../format/path.ts'
import { Icon } from '../Icon.tsx'
import { Part } from '../Part.tsx'
import { SeverityMark } from '../SeverityMark.tsx'

type Placed = Pick<FindingStep, 'file' | 'line'> & { cell?: number | undefined }
type Listed = Finding & { runs?: number }
type FindingListProps = { findings: Listed[] /** Why there may be more, or none. */; note: string | null }

export function FindingList({ findings, note }: FindingListProps) {
  if (findings.length === 0 && !note) return null
  return (
    <Part id="findings" title="Findings" count={findings.length > 0 ? findings.length : undefined}>
      {note && <p className="mb-2 text-soft">{note}</p>}
      <ul className="border-line border-t">
        {findings.map((finding) => (
          <li key={`${finding.rule} ${finding.fingerprint}`} className="border-line/60 border-b">
            <One finding={finding} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function One({ finding }: { finding: Listed }) {
  const { severity, title, message, fix, rule, cwe, confidence, kind, path, layers, secret } = finding
  return (
    <details className="group">
      <summary className="grid min-h-9 list-none grid-cols-[0.75rem_5.5rem_minmax(0,1fr)_auto] items-center gap-x-2 px-1 hover:bg-hover">
        <Icon name="chevron" className="-rotate-90 size-3 text-faint group-open:rotate-0" />
        <SeverityMark severity={severity} />
        <span className="truncate font-medium">{title}</span>
        <span className="whitespace-nowrap text-faint text-sm">{placeOf(finding)}</span>
      </summary>
      <div className="flex flex-col gap-2 pt-1 pb-4 pl-27.5 max-md:pl-6">
        <p className="max-w-3xl">{message}</p>
        {layers && layers.length > 0 && (
          <p className="text-soft">
            In hidden code: {layers.map(({ how }) => how.join(' → ')).join(', then ')}
          </p>
        )}
        {path.length > 0 && <Steps path={path} />}
        {secret && (
          <p className="text-soft">
            {secret.type}, ends <span className="font-mono text-sm">{secret.lastFour}</span>
          </p>
        )}
        {fix && (
          <p className="max-w-3xl text-soft">
            <span className="font-medium text-ink">To mend it: </span>
            {fix}
          </p>
        )}
        <p className="text-faint text-sm">
          <span className="font-mono">{rule}</span>
          {cwe !== undefined && `, CWE-${cwe}`}, {kind}, confidence {confidence}, <Place step={finding} />
        </p>
      </div>
    </details>
  )
}

/** From where the data comes in to where it does harm; each step leads to its line. */
function Steps({ path }: { path: FindingStep[] }) {
  return (
    <ol className="relative flex flex-col gap-1 before:absolute before:top-2 before:bottom-2 before:left-[3.5px] before:w-px before:bg-edge">
      {path.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place on the way
        <li key={i} className="relative flex items-baseline gap-3">
          <span
            aria-hidden="true"
            className={`size-2 shrink-0 rounded-sm ${i === path.length - 1 ? 'bg-bad' : 'bg-edge'}`}
          />
          <span className="min-w-0 truncate">{step.what}</span>
          <Place step={step} />
        </li>
      ))}
    </ol>
  )
}

const placeOf = ({ file, cell, line }: Placed) =>
  [file && fileName(file), cell !== undefined && `cell ${cell}`, `line ${line}`].filter(Boolean).join(', ')

function Place({ step }: { step: Placed }) {
  const { file, cell, line } = step
  if (file || cell !== undefined)
    return <span className="whitespace-nowrap text-faint text-sm">{placeOf(step)}</span>
  return (
    <a
      href={`#L${line}`}
      className="whitespace-nowrap rounded-sm text-faint text-sm hover:text-accent hover:underline"
    >
      line {line}
    </a>
  )
}
