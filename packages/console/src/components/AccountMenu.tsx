// The operator's own menu: who is signed in, the theme, the way out.

import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useServices } from '../services.ts'
import { MenuChoice, MenuItem, MenuLine, PopupMenu } from './Menu.tsx'
import { useNotice } from './Notice.tsx'
import { chooseTheme, readTheme, themes } from './theme.ts'

export type AccountMenuProps = {
  anchor: HTMLElement
  operator: string
  close: () => void
  showKeys: () => void
}

export function AccountMenu({ anchor, operator, close, showKeys }: AccountMenuProps) {
  const [theme, setTheme] = useState(readTheme)
  const signOut = useSignOut()
  const navigate = useNavigate()
  return (
    <PopupMenu anchor={anchor} name="Account" close={close} end>
      <p className="px-2.5 pt-1.5 pb-2 text-sm">
        <span className="text-faint">Signed in as </span>
        <span className="font-medium">{operator}</span>
      </p>
      <MenuLine />
      <MenuChoice
        name="Theme"
        value={theme}
        options={themes}
        choose={(next) => {
          chooseTheme(next)
          setTheme(next)
        }}
      />
      <MenuLine />
      <MenuItem icon="open" onClick={() => void navigate({ to: '/exports' })}>
        Exports
      </MenuItem>
      <MenuItem icon="keys" onClick={showKeys}>
        Keyboard
      </MenuItem>
      <MenuItem icon="signOut" onClick={signOut}>
        Sign out
      </MenuItem>
    </PopupMenu>
  )
}

function useSignOut() {
  const { api, queryClient } = useServices()
  const navigate = useNavigate()
  const tell = useNotice()
  return async () => {
    try {
      await api('signOut')
    } catch {
      tell('Not signed out: the server does not answer')
      return
    }
    queryClient.clear()
    navigate({ to: '/sign-in', replace: true })
  }
}
