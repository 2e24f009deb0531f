// A record of an endpoint's log by its number: leads to its proof.

import { Link } from '@tanstack/react-router'
import { formatCount } from '../format/amount.ts'

type RecordProps = { endpoint: string; n: number; className?: string }

export const RecordLink = ({ endpoint, n, className = '' }: RecordProps) => (
  <Link
    to="/evidence/$endpoint/$n"
    params={{ endpoint, n: String(n) }}
    title={`The proof of record ${formatCount(n)}`}
    className={`rounded-sm hover:text-accent hover:underline ${className}`}
  >
    {formatCount(n)}
  </Link>
)
