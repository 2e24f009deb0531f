// First seen in the last week.

export const NewMark = () => (
  <span
    className="shrink-0 rounded-sm bg-wash px-1 text-accent text-xs"
    title="First seen in the last seven days"
  >
    new
  </span>
)
