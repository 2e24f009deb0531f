// A key of the keyboard, drawn as one.

export const Key = ({ name }: { name: string }) => (
  <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-sunken px-1 font-sans text-faint text-xs">
    {name}
  </kbd>
)
