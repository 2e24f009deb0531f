// Whether somebody reads the list right now: points at it, has scrolled it, or walks it by keys. Rows must not move then.

import { type RefObject, useCallback, useEffect, useState } from 'react'

export function useReading(scroller: RefObject<HTMLElement | null>) {
  const [pointing, setPointing] = useState(false)
  const [scrolled, setScrolled] = useState(false)
  const [walking, setWalking] = useState(false)
  useEffect(() => {
    const list = scroller.current
    if (!list) return
    const scroll = () => setScrolled(list.scrollTop > 4)
    const focus = (event: FocusEvent) =>
      setWalking(event.target instanceof HTMLElement && event.target.matches(':focus-visible'))
    const blur = () => setWalking(false)
    list.addEventListener('scroll', scroll, { passive: true })
    list.addEventListener('focusin', focus)
    list.addEventListener('focusout', blur)
    return () => {
      list.removeEventListener('scroll', scroll)
      list.removeEventListener('focusin', focus)
      list.removeEventListener('focusout', blur)
    }
  }, [scroller])
  const toTop = useCallback(() => scroller.current?.scrollTo({ top: 0 }), [scroller])
  return { paused: pointing || scrolled || walking, setPointing, toTop }
}
