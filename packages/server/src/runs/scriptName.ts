// What a person calls a Script: its file name, or how it was given to Python.

import type { EventOf } from '@sentinel/contract'

type Script = EventOf<'run.started'>['script']

export function scriptName({ kind, path, module }: Script): string {
  switch (kind) {
    case 'file':
      return path?.split(/[\\/]/).findLast((part) => part !== '') ?? '(file)'
    case 'module':
      return `-m ${module ?? '?'}`
    case 'command':
      return '-c'
    case 'stdin':
      return '(stdin)'
    case 'interactive':
      return '(interactive)'
    case 'none':
      return '(embedded)'
  }
}
