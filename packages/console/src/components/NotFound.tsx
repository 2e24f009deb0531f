// An address that leads nowhere.

import { Link } from '@tanstack/react-router'

export function NotFound() {
  return (
    <div className="mx-auto flex w-full max-w-xl flex-col items-start gap-3 px-6 py-16">
      <h1 className="font-semibold text-lg">There is nothing at this address</h1>
      <p className="text-soft">
        The link may be cut short. Runs never move: their link holds their whole id.
      </p>
      <Link to="/runs" className="font-medium text-accent hover:underline">
        All runs
      </Link>
    </div>
  )
}
