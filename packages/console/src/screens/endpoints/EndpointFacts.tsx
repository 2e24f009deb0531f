// The plain facts of an endpoint.

import type { EndpointRow } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { Fact, FactList } from '../../components/Fact.tsx'
import { Hash } from '../../components/Hash.tsx'
import { Moment } from '../../components/Moment.tsx'
import { formatCount, plural } from '../../format/amount.ts'
import { formatElapsed } from '../../format/duration.ts'
import { EndpointState } from './EndpointState.tsx'

export function EndpointFacts({ endpoint }: { endpoint: EndpointRow }) {
  const { id, name, agent, lastReceiptAt, lastSealAt, lagSeconds, records, enrolledAt } = endpoint
  return (
    <section aria-label="Facts">
      <FactList>
        <Fact name="Status">
          <EndpointState status={endpoint.status} />
        </Fact>
        <Fact name="Lag">
          {lagSeconds !== null && `${formatElapsed(lagSeconds * 1000)} since the last evidence`}
        </Fact>
        <Fact name="Last evidence">{lastReceiptAt ? <Moment time={lastReceiptAt} /> : 'never received'}</Fact>
        <Fact name="Last seal">{lastSealAt ? <Moment time={lastSealAt} /> : 'none'}</Fact>
        <Fact name="Records">{formatCount(records)} received</Fact>
        <Fact name="Waiting">{agent && plural(agent.waiting, 'record')}</Fact>
        <Fact name="Agent">
          {agent ? (
            <>
              {agent.version}, up since <Moment time={agent.startedAt} />
            </>
          ) : (
            'has not reported'
          )}
        </Fact>
        <Fact name="Probe">{agent && (agent.probe ?? 'no Run told of one yet')}</Fact>
        <Fact name="Enrolled">
          <Moment time={enrolledAt} />
        </Fact>
        <Fact name="Endpoint">
          <Hash kind="hash" value={id} />
        </Fact>
        <Fact name="Runs">
          <Link to="/runs" search={{ endpoint: name }} className="rounded-sm text-accent hover:underline">
            Runs on this endpoint
          </Link>
        </Fact>
      </FactList>
    </section>
  )
}
