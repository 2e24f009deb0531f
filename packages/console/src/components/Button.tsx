// The two buttons of the console: one with words, one with an icon alone (its name is said to those who cannot see it).

import type { ButtonHTMLAttributes } from 'react'
import { Icon, type IconName } from './Icon.tsx'

type Native = ButtonHTMLAttributes<HTMLButtonElement>

export function Button({ icon, className = '', children, ...rest }: Native & { icon?: IconName }) {
  return (
    <button
      type="button"
      {...rest}
      className={`inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-md border border-line bg-raised px-2.5 font-medium text-ink hover:border-edge hover:bg-hover disabled:opacity-50 ${className}`}
    >
      {icon && <Icon name={icon} className="text-faint" />}
      {children}
    </button>
  )
}

export function IconButton({
  icon,
  name,
  className = '',
  ...rest
}: Native & { icon: IconName; name: string }) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      {...rest}
      className={`inline-flex size-7 shrink-0 items-center justify-center rounded-md text-faint hover:bg-hover hover:text-ink ${className}`}
    >
      <Icon name={icon} />
    </button>
  )
}
