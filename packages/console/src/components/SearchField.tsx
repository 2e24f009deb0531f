// Search in free text: what is typed shows at once, the address (and with it the list) follows when the typing rests.

import { useEffect, useRef, useState } from 'react'
import { Icon } from './Icon.tsx'
import { Key } from './Key.tsx'
import { useKeys } from './useKeys.ts'

const restMs = 180

type SearchFieldProps = {
  name: string
  hint: string
  /** What the address holds. */
  held: string
  hold: (text: string) => void
}

export function SearchField({ name, hint, held, hold }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useHeldText(held, hold)
  useKeys({ '/': () => field.current?.select() })
  return (
    <search className="relative min-w-40 max-w-96 flex-1">
      <Icon name="search" className="pointer-events-none absolute top-2 left-2.5 text-faint" />
      <input
        ref={field}
        type="search"
        aria-label={name}
        placeholder={hint}
        value={text}
        maxLength={400}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          setText('')
          field.current?.blur()
        }}
        className="peer h-7.5 w-full rounded-md border border-line bg-raised pr-8 pl-8 placeholder:text-faint hover:border-edge focus:border-accent focus:outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="pointer-events-none absolute top-1 right-1.5 peer-focus:hidden">
        <Key name="/" />
      </span>
    </search>
  )
}

function useHeldText(held: string, hold: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(held)
  const written = useRef(held)
  const latest = useRef(hold)
  latest.current = hold
  useEffect(() => {
    // The address changed from elsewhere: back, a link, another filter.
    if (held !== written.current) setText(held)
    written.current = held
  }, [held])
  useEffect(() => {
    const wanted = text.trim()
    if (wanted === written.current) return
    const timer = setTimeout(() => {
      written.current = wanted
      latest.current(wanted)
    }, restMs)
    return () => clearTimeout(timer)
  }, [text])
  return [text, setText]
}
