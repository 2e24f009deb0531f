// Nothing to list: either nothing has run yet (how to make the first run), or the filters leave nothing (how to widen).

import { Link } from '@tanstack/react-router'
import { Command } from '../../components/Command.tsx'
import { Mark } from '../../components/Icon.tsx'
import type { RunsSearch } from '../../router.tsx'
import { keepLive } from './FilterBar.tsx'

export function NoRunsYet() {
  return (
    <div className="mx-auto flex w-full max-w-lg flex-col items-start px-6 pt-[14vh]">
      <Mark className="mb-4 size-8 text-accent" />
      <h2 className="font-semibold text-lg">No Python has run under Sentinel yet</h2>
      <p className="mt-1.5 mb-5 text-soft">
        Run any script of yours from the folder of Sentinel. It behaves as always; the run appears here as it
        starts.
      </p>
      <Command line="./sentinel run script.py" className="w-full" />
      <p className="mt-6 mb-2 text-soft">No script at hand? Three ready ones, with data of their own:</p>
      <Command line="./sentinel example" className="w-full" />
      <p className="mt-6 mb-2 text-soft">Or turn the probe on for a whole shell, container or CI job:</p>
      <Command line='eval "$(./sentinel env)"' className="w-full" />
    </div>
  )
}

export function NoMatch({ search }: { search: RunsSearch }) {
  return (
    <div className="mx-auto flex w-full max-w-lg flex-col items-start px-6 pt-[14vh]">
      <h2 className="font-semibold text-lg">No run matches</h2>
      <p className="mt-1.5 mb-4 text-soft">
        {search.q
          ? `Nothing is found for “${search.q}” under these filters.`
          : 'These filters leave nothing together.'}{' '}
        A run that comes to match appears by itself.
      </p>
      <Link to="/runs" search={keepLive(search)} className="font-medium text-accent hover:underline">
        Show all runs
      </Link>
    </div>
  )
}
