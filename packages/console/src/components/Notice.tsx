// A word to the operator about what they just did ("Copied"), at the foot of the window, spoken politely.

import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { copyText } from './copyText.ts'

const NoticeContext = createContext<(text: string) => void>(() => {})

export function NoticeProvider({ children }: { children: ReactNode }) {
  const [text, setText] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const tell = useCallback((next: string) => {
    clearTimeout(timer.current)
    setText(next)
    timer.current = setTimeout(() => setText(''), 2400)
  }, [])
  return (
    <NoticeContext value={tell}>
      {children}
      <div role="status" className="pointer-events-none fixed inset-x-0 bottom-6 z-50 flex justify-center">
        {text && (
          <p className="max-w-lg truncate rounded-md bg-ink px-3 py-1.5 text-paper shadow-pop">{text}</p>
        )}
      </div>
    </NoticeContext>
  )
}

export const useNotice = () => useContext(NoticeContext)

/** Copies and says so: `what` names it in the notice. */
export function useCopy() {
  const tell = useNotice()
  return useCallback(
    async (text: string, what: string) =>
      tell((await copyText(text)) ? `Copied ${what}` : 'The browser refused the clipboard'),
    [tell],
  )
}
