// Where Pythons live, as data: the folders that installers and environment tools use, by operating system.

export type Place = { foundBy: string; pattern: string }
export type Places = {
  /** Patterns of prefixes below every home directory. */
  home: Place[]
  /** Patterns of prefixes anywhere. */
  machine: Place[]
  /** Patterns of home directories. */
  homes: string[]
  /** Folders of a prefix that hold executables. */
  executables: string[]
}

/** Variables that move a tool's folder, with the pattern of prefixes below it. */
export const movedBy: readonly (Place & { variable: string })[] = [
  { variable: 'PYENV_ROOT', foundBy: 'pyenv', pattern: 'versions/*' },
  { variable: 'UV_PYTHON_INSTALL_DIR', foundBy: 'uv', pattern: '*' },
  { variable: 'UV_TOOL_DIR', foundBy: 'uv', pattern: '*' },
  { variable: 'PIPX_HOME', foundBy: 'pipx', pattern: 'venvs/*' },
  { variable: 'WORKON_HOME', foundBy: 'virtualenvwrapper', pattern: '*' },
  { variable: 'VIRTUAL_ENV', foundBy: 'VIRTUAL_ENV', pattern: '' },
  { variable: 'CONDA_PREFIX', foundBy: 'conda', pattern: '' },
]

const place =
  (foundBy: string) =>
  (pattern: string): Place => ({ foundBy, pattern })

const condas = ['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge', 'micromamba'].flatMap((name) => [
  name,
  `${name}/envs/*`,
])

const everyHome: Place[] = [
  ...['.pyenv/versions/*', '.pyenv/versions/*/envs/*'].map(place('pyenv')),
  ...['.asdf/installs/python/*'].map(place('asdf')),
  ...['.local/share/mise/installs/python/*', '.local/share/rtx/installs/python/*'].map(place('mise')),
  ...['.local/share/uv/python/*', '.local/share/uv/tools/*'].map(place('uv')),
  ...['.local/share/pipx/venvs/*', '.local/pipx/venvs/*'].map(place('pipx')),
  ...['.cache/pypoetry/virtualenvs/*'].map(place('poetry')),
  ...['.local/share/virtualenvs/*'].map(place('pipenv')),
  ...['.virtualenvs/*'].map(place('virtualenvwrapper')),
  ...['.local/share/hatch/env/virtual/*/*/*'].map(place('hatch')),
  ...['.rye/py/*'].map(place('rye')),
  ...[...condas, '.conda/envs/*'].map(place('conda')),
]

const posix = { executables: ['bin'], home: everyHome }

const linux: Places = {
  ...posix,
  homes: ['/home/*', '/root'],
  machine: [
    ...['/usr', '/usr/local'].map(place('system')),
    ...['/opt/*', '/opt/python/*'].map(place('opt')),
    ...['/opt/conda/envs/*', '/opt/miniconda3/envs/*', '/opt/anaconda3/envs/*'].map(place('conda')),
    ...['/home/linuxbrew/.linuxbrew/Cellar/python@*/*'].map(place('homebrew')),
  ],
}

const macos: Places = {
  ...posix,
  homes: ['/Users/*', '/var/root'],
  home: [
    ...everyHome,
    ...['Library/Caches/pypoetry/virtualenvs/*'].map(place('poetry')),
    ...['Library/Application Support/hatch/env/virtual/*/*/*'].map(place('hatch')),
  ],
  machine: [
    ...['/usr', '/usr/local'].map(place('system')),
    ...['/Library/Frameworks/Python.framework/Versions/*'].map(place('framework')),
    ...['/opt/homebrew/Cellar/python@*/*/Frameworks/Python.framework/Versions/*'].map(place('homebrew')),
    ...['/usr/local/Cellar/python@*/*/Frameworks/Python.framework/Versions/*'].map(place('homebrew')),
    ...['/opt/homebrew/Caskroom/miniconda/base', '/opt/miniconda3', '/opt/anaconda3'].map(place('conda')),
  ],
}

const windows: Places = {
  executables: ['', 'Scripts'],
  homes: ['C:/Users/*'],
  home: [
    ...['AppData/Local/Programs/Python/*'].map(place('python.org')),
    ...['AppData/Local/Microsoft/WindowsApps/PythonSoftwareFoundation.*'].map(place('store')),
    ...['AppData/Local/Python/*'].map(place('pymanager')),
    ...['.pyenv/pyenv-win/versions/*'].map(place('pyenv')),
    ...['AppData/Roaming/uv/python/*', 'AppData/Roaming/uv/tools/*'].map(place('uv')),
    ...['pipx/venvs/*', 'AppData/Local/pipx/pipx/venvs/*'].map(place('pipx')),
    ...['AppData/Local/pypoetry/Cache/virtualenvs/*'].map(place('poetry')),
    ...['.virtualenvs/*', 'Envs/*'].map(place('virtualenvwrapper')),
    ...[...condas, ...condas.map((name) => `AppData/Local/${name}`), '.conda/envs/*'].map(place('conda')),
  ],
  machine: [
    ...['C:/Python*', 'C:/Program Files/Python*', 'C:/Program Files (x86)/Python*'].map(place('python.org')),
    ...['C:/ProgramData/Miniconda3', 'C:/ProgramData/Anaconda3'].map(place('conda')),
  ],
}

export function placesOf(system: NodeJS.Platform): Places {
  if (system === 'win32') return windows
  return system === 'darwin' ? macos : linux
}
