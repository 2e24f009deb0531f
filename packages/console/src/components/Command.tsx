// A line to type in a terminal, with a way to copy it.

import { IconButton } from './Button.tsx'
import { useCopy } from './Notice.tsx'

export function Command({ line, className = '' }: { line: string; className?: string }) {
  const copy = useCopy()
  return (
    <div
      className={`flex min-w-0 items-center gap-2 rounded-md border border-line bg-sunken py-0.5 pr-0.5 pl-3 ${className}`}
    >
      <span aria-hidden="true" className="select-none font-mono text-faint text-sm">
        $
      </span>
      <code className="min-w-0 flex-1 truncate font-mono text-sm" title={line}>
        {line}
      </code>
      <IconButton icon="copy" name="Copy the command" onClick={() => copy(line, 'the command')} />
    </div>
  )
}
