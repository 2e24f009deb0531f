// Where a Run came from, in words. Apart from the schemas: the console tells it without loading the schema library.

import type { Assistant, Origin, OriginKind } from './origin.ts'

const kinds: Record<OriginKind, string> = {
  terminal: 'a terminal',
  ide: 'a development environment',
  notebook: 'a notebook server',
  scheduler: 'a scheduler',
  office: 'an office program',
  service: 'a service',
  unknown: 'a place that is not known',
}

/** `a scheduler, cron`. */
export const tellOrigin = ({ kind, program }: Pick<Origin, 'kind' | 'program'>): string =>
  program ? `${kinds[kind]}, ${program}` : kinds[kind]

/** `launched by Claude Code`. */
export const tellAssistant = ({ name, did }: Pick<Assistant, 'name' | 'did'>): string =>
  did === 'launched' ? `launched by ${name}` : `written by ${name}`
