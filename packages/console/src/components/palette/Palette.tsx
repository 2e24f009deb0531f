// ⌘K: go anywhere. Screens, and what the server knows under what is typed: Runs, Scripts, Endpoints.

import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import { Icon } from '../Icon.tsx'
import { PaletteOption } from './PaletteOption.tsx'
import { type Entry, usePaletteEntries } from './usePaletteEntries.ts'

export function Palette({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const [text, setText] = useState('')
  const { entries, isAsking, failed } = usePaletteEntries(useDeferredValue(text.trim()))
  const [at, setAt] = useState(0)
  const chosen = Math.min(at, entries.length - 1)
  const navigate = useNavigate()
  const go = (entry: Entry | undefined) => {
    if (!entry) return
    dialog.current?.close()
    navigate(entry.go)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt((chosen + step + entries.length) % Math.max(1, entries.length))
    else if (event.key === 'Enter') go(entries[chosen])
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      onClose={close}
      aria-label="Go to"
      className="mx-auto mt-[12vh] w-152 max-w-[calc(100vw-2rem)] rounded-lg bg-raised p-0 text-ink shadow-pop backdrop:bg-black/30"
    >
      <div className="flex items-center gap-2.5 border-line border-b px-4">
        <Icon name="search" className="text-faint" />
        <Field
          text={text}
          type={(typed) => {
            setText(typed)
            setAt(0)
          }}
          chosen={entries.length > 0 ? chosen : undefined}
          press={press}
        />
      </div>
      <div
        id="palette-list"
        role="listbox"
        aria-label="Places"
        className="max-h-[52vh] overflow-y-auto p-1.5"
      >
        {entries.map((entry, i) => (
          <PaletteOption
            key={entry.id}
            entry={entry}
            place={i}
            chosen={i === chosen}
            heads={entry.group !== entries[i - 1]?.group}
            point={() => setAt(i)}
            go={() => go(entry)}
          />
        ))}
      </div>
      <p role="status" className="px-4 pb-3 text-faint text-sm empty:hidden">
        {failed ? 'The server does not answer: only screens are listed.' : notice(entries, isAsking, text)}
      </p>
    </dialog>
  )
}

const notice = (entries: Entry[], isAsking: boolean, text: string) =>
  !isAsking && entries.length === 0 ? `Nothing is called “${text.trim()}”.` : null

type FieldProps = {
  text: string
  type: (text: string) => void
  chosen: number | undefined
  press: (event: KeyboardEvent) => void
}

function Field({ text, type, chosen, press }: FieldProps) {
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the dialog opens for this field alone
      autoFocus
      role="combobox"
      aria-expanded="true"
      aria-controls="palette-list"
      aria-activedescendant={chosen === undefined ? undefined : `palette-${chosen}`}
      aria-label="Go to a screen, run, script or endpoint"
      placeholder="Go to a screen, run, script or endpoint…"
      value={text}
      maxLength={200}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => type(event.target.value)}
      onKeyDown={press}
      className="h-11 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-faint"
    />
  )
}
