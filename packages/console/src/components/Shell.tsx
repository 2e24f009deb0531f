// The frame around every screen of a signed-in operator: product, screens, connection, account.

import { useQuery } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useRef, useState } from 'react'
import { useServices } from '../services.ts'
import { ConnectionNotice } from './ConnectionNotice.tsx'
import { Icon, Mark } from './Icon.tsx'
import { Key } from './Key.tsx'
import { useCopy } from './Notice.tsx'
import { screens } from './screens.ts'
import { isApple, useChord, useKeys } from './useKeys.ts'
import { ValueMenuProvider } from './ValueMenuProvider.tsx'

const Palette = lazy(() => import('./palette/Palette.tsx').then((module) => ({ default: module.Palette })))
const KeysDialog = lazy(() => import('./KeysDialog.tsx').then((module) => ({ default: module.KeysDialog })))
const AccountMenu = lazy(() =>
  import('./AccountMenu.tsx').then((module) => ({ default: module.AccountMenu })),
)

export function Shell() {
  const [keysShown, setKeysShown] = useState(false)
  const [paletteShown, setPaletteShown] = useState(false)
  const copy = useCopy()
  useChord('k', () => setPaletteShown(true))
  useKeys({ '?': () => setKeysShown(true), c: () => copy(window.location.href, 'the link') })
  return (
    <ValueMenuProvider>
      <div className="flex h-dvh flex-col">
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-raised focus:px-3 focus:py-1.5"
        >
          Skip to the content
        </a>
        <header className="flex h-11 shrink-0 items-center gap-6 border-line border-b pr-2 pl-4">
          <Link to="/overview" className="flex items-center gap-2 rounded-sm font-semibold tracking-tight">
            <Mark className="size-5 text-accent" />
            Sentinel
          </Link>
          <nav aria-label="Screens" className="flex h-full flex-1 items-stretch gap-4">
            {screens.map(({ to, title }) => (
              <Link
                key={to}
                to={to}
                className="flex items-center border-transparent border-b-2 pt-0.5 text-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
              >
                {title}
              </Link>
            ))}
          </nav>
          <GoTo open={() => setPaletteShown(true)} />
          <Account showKeys={() => setKeysShown(true)} />
        </header>
        <ConnectionNotice />
        <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
          <Outlet />
        </main>
      </div>
      {paletteShown && (
        <Suspense>
          <Palette close={() => setPaletteShown(false)} />
        </Suspense>
      )}
      {keysShown && (
        <Suspense>
          <KeysDialog close={() => setKeysShown(false)} />
        </Suspense>
      )}
    </ValueMenuProvider>
  )
}

function GoTo({ open }: { open: () => void }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={open}
      className="-mr-4 flex h-7 items-center gap-2 whitespace-nowrap rounded-md border border-line bg-raised pr-1 pl-2 text-faint hover:border-edge hover:text-ink"
    >
      <Icon name="search" />
      <span className="max-lg:sr-only">Go to…</span>
      <Key name={isApple ? '⌘ K' : 'Ctrl K'} />
    </button>
  )
}

function Account({ showKeys }: { showKeys: () => void }) {
  const { api } = useServices()
  const me = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => api('me', { signal }), staleTime: 60_000 })
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={`Account ${me.data?.operator ?? ''}`.trim()}
        onClick={() => setOpen(!open)}
        className="flex h-7 items-center gap-1.5 rounded-md px-2 text-soft hover:bg-hover hover:text-ink"
      >
        <Icon name="account" className="text-faint" />
        {me.data ? me.data.operator : <span className="skeleton h-3 w-16" />}
        <Icon name="chevron" className="size-3 text-faint" />
      </button>
      {open && button.current && (
        <Suspense>
          <AccountMenu
            anchor={button.current}
            operator={me.data?.operator ?? '…'}
            close={() => setOpen(false)}
            showKeys={showKeys}
          />
        </Suspense>
      )}
    </>
  )
}
