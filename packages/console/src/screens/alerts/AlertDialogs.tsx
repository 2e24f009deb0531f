// What a deed needs to be told: why an alert is closed, or whom it is given to.

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { useServices } from '../../services.ts'
import type { Asked, Triage } from './useTriage.ts'

const asks: Record<Asked, { title: string; label: string; act: string }> = {
  resolve: { title: 'Resolve', label: 'What was done about it?', act: 'Resolve' },
  archive: {
    title: 'Archive until worse',
    label: 'Why may it rest? It comes back when its risk grows.',
    act: 'Archive',
  },
  assign: { title: 'Assign', label: 'To whom? Empty: to nobody.', act: 'Assign' },
}

export function AlertDialogs({ triage }: { triage: Triage }) {
  const { api } = useServices()
  const me = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => api('me', { signal }), staleTime: 60_000 })
  const { asked, shown, ask, act } = triage
  if (!asked || !shown) return null
  const settle = (text: string) =>
    asked === 'assign' ? act({ act: 'assign', assignee: text || null }) : act({ act: asked, reason: text })
  return (
    <AskDialog
      key={asked}
      asked={asked}
      of={shown.title}
      first={asked === 'assign' ? (shown.assignee ?? me.data?.operator ?? '') : ''}
      settle={settle}
      close={() => ask(undefined)}
    />
  )
}

type AskProps = { asked: Asked; of: string; first: string; settle: (text: string) => void; close: () => void }

function AskDialog({ asked, of, first, settle, close }: AskProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState(first)
  useEffect(() => dialog.current?.showModal(), [])
  const { title, label, act } = asks[asked]
  const isMissing = asked !== 'assign' && text.trim() === ''
  return (
    <dialog
      ref={dialog}
      onClose={close}
      aria-labelledby="ask-title"
      className="m-auto w-md rounded-lg bg-raised p-5 text-ink shadow-pop backdrop:bg-black/30"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isMissing) return
          settle(text.trim())
          dialog.current?.close()
        }}
      >
        <h2 id="ask-title" className="font-semibold text-lg">
          {title}
        </h2>
        <p className="mb-3 truncate text-soft">{of}</p>
        <label className="flex flex-col gap-1.5">
          <span className="text-soft text-sm">{label}</span>
          <input
            value={text}
            maxLength={asked === 'assign' ? 200 : 1000}
            onChange={(event) => setText(event.target.value)}
            className="h-8 rounded-md border border-line bg-paper px-2.5 focus:border-accent focus:outline-none"
          />
        </label>
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={() => dialog.current?.close()}>Cancel</Button>
          <Button type="submit" disabled={isMissing} className="border-accent! bg-accent! text-on-accent!">
            {act}
          </Button>
        </div>
      </form>
    </dialog>
  )
}
