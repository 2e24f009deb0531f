// A screen or a part of one that could not be had: what failed, what to do, and the way to try again.

import type { ReactNode } from 'react'
import { answered } from '../api.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'

export type FailureProps = {
  error: unknown
  retry?: () => void
  reset?: () => void
  /** Another way on, beside trying again. */
  children?: ReactNode
}

export function Failure({ error, retry, reset, children }: FailureProps) {
  const { title, remedy, code } = describe(error)
  const again = retry ?? reset
  return (
    <div role="alert" className="mx-auto flex w-full max-w-xl flex-col items-start gap-3 px-6 py-16">
      <Icon name={answered(error) ? 'gap' : 'away'} className="size-6 text-warn" />
      <h2 className="font-semibold text-lg">{title}</h2>
      <p className="text-soft">{withCommands(remedy)}</p>
      {code && <p className="font-mono text-faint text-sm">{code}</p>}
      <div className="mt-1 flex items-center gap-4">
        {again && <Button onClick={again}>Try again</Button>}
        {children}
      </div>
    </div>
  )
}

/** What stands between backticks in the contract's sentences is something to type. */
const withCommands = (sentence: string) =>
  sentence.split('`').map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <code key={part} className="rounded-sm bg-sunken px-1 font-mono text-ink text-sm">
        {part}
      </code>
    ),
  )

function describe(error: unknown): { title: string; remedy: string; code?: string } {
  if (answered(error)) return { title: error.message, remedy: error.remedy, code: error.code }
  // `fetch` rejects with a TypeError when nobody answers: no other fault of ours is one that trying again would mend.
  if (error instanceof TypeError)
    return {
      title: 'The server does not answer',
      remedy:
        'See whether it runs with `./sentinel status`, or start it with `./sentinel up`. Nothing is lost meanwhile.',
    }
  return {
    title: 'This screen failed',
    remedy: 'Load the page again. The rest of the console is not affected.',
  }
}
