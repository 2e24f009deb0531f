// All keys on one sheet, under `?`.

import { useEffect, useRef } from 'react'
import { IconButton } from './Button.tsx'
import { Key } from './Key.tsx'
import { isApple } from './useKeys.ts'

const sheet = [
  { keys: [isApple ? '⌘ K' : 'Ctrl K'], does: 'Go to a screen, run, script or endpoint' },
  { keys: ['j', 'k'], does: 'Next and previous row (also ↓ and ↑)' },
  { keys: ['Enter'], does: 'Open the row' },
  { keys: ['Esc'], does: 'Go back; leave the search' },
  { keys: ['/'], does: 'Search' },
  { keys: ['l'], does: 'Live on or off' },
  { keys: ['→', '←'], does: 'In the waterfall: open and close a lane' },
  { keys: ['+', '-', '0'], does: 'In the waterfall: zoom in, out, the whole run' },
  { keys: ['a', 'r', 'x'], does: 'In alerts: acknowledge, resolve, archive until worse' },
  { keys: ['e'], does: 'In alerts: what is unusual is expected, and not told again' },
  { keys: ['m', 'u'], does: 'In alerts: assign, take the last deed back' },
  { keys: ['c'], does: 'Copy the link to what is shown' },
  { keys: ['?'], does: 'This sheet' },
]

export function KeysDialog({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      onClose={close}
      aria-labelledby="keys-title"
      className="m-auto w-96 rounded-lg bg-raised p-0 text-ink shadow-pop backdrop:bg-black/30"
    >
      <div className="flex items-center justify-between border-line border-b py-2 pr-2 pl-4">
        <h2 id="keys-title" className="font-semibold">
          Keyboard
        </h2>
        <IconButton icon="cross" name="Close" onClick={() => dialog.current?.close()} />
      </div>
      <dl className="grid grid-cols-[6rem_1fr] gap-y-2 px-4 py-3.5">
        {sheet.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Key key={key} name={key} />
              ))}
            </dt>
            <dd className="text-soft">{does}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  )
}
