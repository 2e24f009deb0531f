// What is new to the fleet: packages, hosts and models that nobody had before.

import type { Overview } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { Moment } from '../../components/Moment.tsx'
import { Part } from '../../components/Part.tsx'
import { formatCount, plural } from '../../format/amount.ts'

const titles: Partial<Record<string, string>> = { packages: 'Packages', hosts: 'Hosts', models: 'AI models' }

export const Fresh = ({ told: { fresh, days, since } }: { told: Overview }) => (
  <Part id="new" title="New" count={`in ${plural(days, 'day')}`}>
    {fresh.length === 0 && since !== null ? (
      <p className="text-soft">
        Nothing can be called new yet: the record began <Moment time={since} />.
      </p>
    ) : (
      <dl className="flex flex-col gap-2">
        {fresh.map(({ noun, total, names }) => (
          <div key={noun} className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-baseline gap-2">
            <dt>
              <Link
                to="/inventory/$noun"
                params={{ noun }}
                className="rounded-sm text-soft hover:text-accent hover:underline"
              >
                {titles[noun]} <span className="text-faint">{formatCount(total)}</span>
              </Link>
            </dt>
            <dd className="flex min-w-0 flex-wrap gap-x-3">
              {names.map(({ name }) => (
                <Link
                  key={name}
                  to="/inventory/$noun"
                  params={{ noun }}
                  search={{ open: name }}
                  className="max-w-full truncate rounded-sm hover:text-accent hover:underline"
                >
                  {name}
                </Link>
              ))}
              {total === 0 && <span className="text-faint">none</span>}
              {total > names.length && (
                <span className="text-faint">+{formatCount(total - names.length)}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    )}
  </Part>
)
