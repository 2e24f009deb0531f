// No Script to list: nothing has run yet, or the filters leave nothing.

import { Link } from '@tanstack/react-router'
import { Command } from '../../components/Command.tsx'

export function NoScripts({ narrowed }: { narrowed: boolean }) {
  return (
    <div className="mx-auto flex w-full max-w-lg flex-col items-start px-6 pt-[14vh]">
      <h2 className="font-semibold text-lg">{narrowed ? 'No script matches' : 'No script has run yet'}</h2>
      <p className="mt-1.5 mb-4 text-soft">
        {narrowed
          ? 'These filters leave nothing together.'
          : 'A script is known from its first run on. Run any of yours:'}
      </p>
      {narrowed ? (
        <Link to="/scripts" search={{}} className="font-medium text-accent hover:underline">
          Show all scripts
        </Link>
      ) : (
        <Command line="./sentinel run script.py" className="w-full" />
      )}
    </div>
  )
}
