// What changes things for everybody is asked once more, with what it will change.

import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../../components/Button.tsx'

type ConfirmProps = {
  title: string
  act: string
  confirm: () => void
  close: () => void
  children: ReactNode
}

export function ConfirmDialog({ title, act, confirm, close, children }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      onClose={close}
      aria-labelledby="confirm-title"
      className="m-auto w-md rounded-lg bg-raised p-5 text-ink shadow-pop backdrop:bg-black/30"
    >
      <h2 id="confirm-title" className="font-semibold text-lg">
        {title}
      </h2>
      <div className="mt-1.5 mb-5 text-soft">{children}</div>
      <div className="flex justify-end gap-2">
        <Button onClick={() => dialog.current?.close()}>Cancel</Button>
        <Button
          onClick={() => {
            confirm()
            dialog.current?.close()
          }}
          className="border-accent! bg-accent! text-on-accent!"
        >
          {act}
        </Button>
      </div>
    </dialog>
  )
}
