// The look of every menu, on Base UI's behaviour (focus, arrows, typing ahead, Esc).

import { Menu } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

type PopupMenuProps = {
  anchor: HTMLElement
  name: string
  close: () => void
  end?: boolean
  children: ReactNode
}

/** Open as long as it is rendered; hangs on the element that was clicked. */
export function PopupMenu({ anchor, name, close, end = false, children }: PopupMenuProps) {
  return (
    <Menu.Root open modal={false} onOpenChange={(open) => !open && close()}>
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          side="bottom"
          align={end ? 'end' : 'start'}
          sideOffset={4}
          collisionPadding={8}
          className="z-40 outline-none"
        >
          <Menu.Popup
            aria-label={name}
            finalFocus={() => anchor}
            className="min-w-48 rounded-lg bg-raised p-1 shadow-pop outline-none"
          >
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

const itemLook =
  'flex h-7 cursor-pointer items-center gap-2 rounded-md px-2.5 outline-none select-none data-highlighted:bg-hover'

export function MenuItem({
  icon,
  onClick,
  children,
}: {
  icon: IconName
  onClick: () => void
  children: ReactNode
}) {
  return (
    <Menu.Item className={itemLook} onClick={onClick}>
      <Icon name={icon} className="text-faint" />
      {children}
    </Menu.Item>
  )
}

type ChoiceProps<T extends string> = {
  name: string
  value: T
  options: readonly { value: T; label: string }[]
  choose: (value: T) => void
}

/** One of a few: the menu stays open, so that the choice can be seen and changed. */
export function MenuChoice<T extends string>({ name, value, options, choose }: ChoiceProps<T>) {
  return (
    <Menu.RadioGroup value={value} onValueChange={choose}>
      <Menu.Group>
        <Menu.GroupLabel className="px-2.5 pt-1.5 pb-1 text-faint text-xs">{name}</Menu.GroupLabel>
        {options.map((option) => (
          <Menu.RadioItem key={option.value} value={option.value} closeOnClick={false} className={itemLook}>
            <span className="flex size-3.5 items-center justify-center">
              <Menu.RadioItemIndicator>
                <Icon name="check" className="text-accent" />
              </Menu.RadioItemIndicator>
            </span>
            {option.label}
          </Menu.RadioItem>
        ))}
      </Menu.Group>
    </Menu.RadioGroup>
  )
}

export const MenuLine = () => <Menu.Separator className="my-1 h-px bg-line" />
