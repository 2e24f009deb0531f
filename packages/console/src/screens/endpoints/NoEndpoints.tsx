// Nobody is enrolled: how an endpoint comes to be.

import { Command } from '../../components/Command.tsx'
import { Mark } from '../../components/Icon.tsx'

export function NoEndpoints() {
  return (
    <div className="mx-auto flex w-full max-w-lg flex-col items-start px-6 pt-[14vh]">
      <Mark className="mb-4 size-8 text-accent" />
      <h2 className="font-semibold text-lg">No endpoint is enrolled yet</h2>
      <p className="mt-1.5 mb-5 text-soft">
        An agent enrols by itself when it first finds this server. On this machine it starts with the server:
      </p>
      <Command line="./sentinel up --detach" className="w-full" />
    </div>
  )
}
