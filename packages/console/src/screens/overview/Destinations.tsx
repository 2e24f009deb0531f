// Where data went: the hosts that got most; the rest has a screen of its own.

import type { Overview } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { DestinationTable } from '../../components/destinations/DestinationTable.tsx'
import { Part } from '../../components/Part.tsx'

export const Destinations = ({ told: { destinations } }: { told: Overview }) => (
  <Part
    id="destinations"
    title="Destinations"
    count={
      <Link to="/destinations" className="rounded-sm hover:text-accent hover:underline">
        all destinations
      </Link>
    }
  >
    {destinations.length === 0 ? (
      <p className="text-soft">No recorded Run contacted a host beyond its own machine.</p>
    ) : (
      <DestinationTable rows={destinations} />
    )}
  </Part>
)
