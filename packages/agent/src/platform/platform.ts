// What the agent asks of the operating system, the same on every one of them.

export type ProcessExit = { exitCode: number } | { signal: string }

export type ExitWatch = {
  /** How the process ended; undefined while it runs, or where the system does not tell. */
  exit(): ProcessExit | undefined
  close(): void
}

export type ProcessNews = {
  /** A new process, and the one that made it. */
  forked(pid: number, parent: number): void
  /** A process has just begun another program. */
  execed(pid: number): void
}

export type ProcessWatch = {
  /** Tells at once what the system has said up to now: before a child is read of, who made it must be known. */
  read(): void
  close(): void
}

export type Platform = {
  /** `linux-x64`: told at enrolment. */
  readonly name: string
  /** Changes with each boot; with pid and start time it names a process for good. */
  bootId(): string | undefined
  /** Milliseconds that the machine was awake, counted from some moment; undefined where the system does not tell. */
  awakeMs(): number | undefined
  /** Start of a live process in the system's own unit; undefined where there is no such process. */
  processStart(pid: number): number | undefined
  parentOf(pid: number): number | undefined
  /** True where the process has a terminal that somebody may type into. */
  hasTerminal(pid: number): boolean
  executableOf(pid: number): string | undefined
  /** Command line as the process was started with it; undefined where it may not be read. */
  commandOf(pid: number): string[] | undefined
  /** Environment as the process was started with it; undefined where it may not be read. */
  environmentOf(pid: number): string[] | undefined
  processes(): number[]
  /** Tells of processes as they begin, where the system tells; silent where not. */
  watchProcesses(news: ProcessNews): ProcessWatch
  /** Number of the account that a process belongs to. */
  ownerOf(pid: number): number | undefined
  /** The Python library that a process has in memory; undefined where it has none, or may not be looked into. */
  pythonLibraryOf(pid: number): string | undefined
  /** Executables that installers entered into the system's own register of Pythons, where it has one. */
  registeredPythons(): string[]
  /** Name of an account; the number itself where it has none. */
  accountName(uid: number): string
  /** Watches a live process that is not our child; undefined where the system has no way. */
  watchExit(pid: number): ExitWatch | undefined
}
