// Single keys as verbs. They rest while somebody types, while a menu or dialog has the word, and with Ctrl, Alt or ⌘.

import { useEffect, useRef } from 'react'

/** By the name that the browser gives the key (`j`, `ArrowDown`, `?`), several names for one verb apart by a space. */
export type Keys = Record<string, () => void>

export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const act = actOf(latest.current, event.key)
      if (!act || !mayAct(event.target)) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

const actOf = (keys: Keys, pressed: string) =>
  Object.entries(keys).find(([names]) => names.split(' ').includes(pressed))?.[1]

const busy = 'input, textarea, select, [contenteditable], [role=menu], dialog[open]'

const mayAct = (target: EventTarget | null) =>
  !(target instanceof Element && target.closest(busy)) && !document.querySelector('dialog[open], [role=menu]')

/** ⌘ where there is one, Ctrl elsewhere; heard everywhere but under an open dialog. */
export function useChord(key: string, act: () => void): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isChord = isApple ? event.metaKey : event.ctrlKey
      if (!isChord || event.altKey || event.shiftKey || event.key.toLowerCase() !== key) return
      event.preventDefault()
      if (!document.querySelector('dialog[open]')) latest.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [key])
}

export const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)
