// How a Python is told to record: through its environment, for this process and those it starts.

import { delimiter, join } from 'node:path'
import type { DataFolder } from '../dataFolder.ts'
import { home } from '../home.ts'

/** The folder whose sitecustomize starts the probe. */
export const channel = join(home, 'probe/src/sentinel_probe/channel')

export function probeVariables(data: DataFolder): { SENTINEL_INBOX: string; PYTHONPATH: string } {
  return { SENTINEL_INBOX: data.inbox, PYTHONPATH: channel }
}

/** An environment with the probe on, in front of whatever PYTHONPATH it has; `policy`: the compiled one that is tried. */
export function watchedEnvironment(
  environment: NodeJS.ProcessEnv,
  data: DataFolder,
  launch: string,
  policy?: string,
): NodeJS.ProcessEnv {
  const variables = probeVariables(data)
  const others = environment.PYTHONPATH?.split(delimiter).filter((folder) => folder !== channel) ?? []
  return {
    ...environment,
    ...variables,
    PYTHONPATH: [channel, ...others].join(delimiter),
    SENTINEL_LAUNCH: launch,
    ...(policy ? { SENTINEL_POLICY: policy } : {}),
  }
}
