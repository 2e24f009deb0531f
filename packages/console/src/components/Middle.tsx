// Text that gives up its middle when there is no room: the end of a path says the most. The browser does the
// measuring; the whole text stays in the page, so that selecting, copying and reading aloud give all of it.

import { splitForMiddle } from '../format/path.ts'

export function Middle({ text, className = '' }: { text: string; className?: string }) {
  const { head, tail } = splitForMiddle(text)
  if (!head)
    return (
      <span className={`min-w-0 truncate ${className}`} title={text}>
        {text}
      </span>
    )
  return (
    <span className={`inline-flex min-w-0 max-w-full whitespace-pre ${className}`} title={text}>
      <span className="min-w-0 shrink overflow-hidden text-ellipsis">{head}</span>
      <span className="max-w-full shrink-0 overflow-hidden text-ellipsis">{tail}</span>
    </span>
  )
}
