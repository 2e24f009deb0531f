// Where a Run came from and which AI tools had a hand in it, each with what says so.

import { type Origin, tellAssistant, tellOrigin } from '@sentinel/contract'
import { Fact } from '../../components/Fact.tsx'

export function OriginFacts({ origin }: { origin: Origin | null }) {
  if (!origin) return null
  const { kind, evidence, ancestors, assistants } = origin
  return (
    <>
      {(kind !== 'unknown' || ancestors.length > 0) && (
        <Fact name="Came from" tall>
          <Said said={tellOrigin(origin)} evidence={evidence} />
        </Fact>
      )}
      <Fact name="Below">
        {ancestors.length > 0 && <span title={ancestors.join(' ‹ ')}>{ancestors.join(' ‹ ')}</span>}
      </Fact>
      {assistants.map((assistant, i) => (
        <Fact
          key={`${assistant.did} ${assistant.name} ${assistant.evidence}`}
          name={i === 0 ? 'AI tool' : ' '}
          tall
        >
          <Said said={tellAssistant(assistant)} evidence={assistant.evidence} />
        </Fact>
      ))}
    </>
  )
}

function Said({ said, evidence }: { said: string; evidence: string | undefined }) {
  return (
    <>
      <span className="block truncate first-letter:uppercase" title={said}>
        {said}
      </span>
      {evidence && (
        <span className="block truncate text-faint text-sm" title={evidence}>
          {evidence}
        </span>
      )}
    </>
  )
}
