// The shape of a Run that is on its way.

export function RunSkeleton() {
  return (
    <div role="status" aria-label="Loading the run" className="mx-auto w-full max-w-[110rem] px-6 pt-4">
      <div className="skeleton mb-4 h-3 w-12" />
      <div className="skeleton mb-3 h-5 w-2/3 max-w-xl" />
      <div className="skeleton mb-7 h-3 w-56" />
      <div className="grid grid-cols-[minmax(0,1fr)_21rem] gap-10 border-line border-t pt-6 max-xl:grid-cols-1">
        <div className="flex flex-col gap-3">
          <div className="skeleton h-3 w-24" />
          <div className="skeleton h-60 w-full opacity-60" />
        </div>
        <div className="flex flex-col gap-3">
          {[70, 45, 80, 52, 66, 40, 74].map((width) => (
            <div key={width} className="skeleton h-3" style={{ width: `${width}%` }} />
          ))}
        </div>
      </div>
    </div>
  )
}
