// What an Event of an install touched, and what was done to it, in words: the same for stores and screens.

import type { Event } from './events.ts'
import type { InstallType } from './installs.ts'

export type InstallEvent = Extract<Event, { type: InstallType }>

/** Named here again, so that a browser does not load the schemas. */
const types: Record<InstallType, true> = {
  'package.requested': true,
  'package.downloaded': true,
  'package.built': true,
  'package.installed': true,
  'package.removed': true,
  'package.refused': true,
}
export const isInstall = (event: Event): event is InstallEvent => event.type in types

/** `value` is the package as `name@version`, or what was asked for. */
export function packageTouch(event: InstallEvent): { kind: 'package'; value: string; act: string } {
  const act = event.type.slice('package.'.length)
  if (event.type === 'package.requested') return { kind: 'package', value: event.requirement, act }
  return { kind: 'package', value: `${event.name}@${event.version}`, act }
}
