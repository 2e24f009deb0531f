// Files by name: what a script writes into one comes out where it reads, sends or starts it again.

import { readContents } from '../values/store.ts'
import { skeleton } from '../values/text.ts'
import {
  joinTaints,
  ofString,
  soleString,
  soleText,
  type Taint,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import { keep } from './assignments.ts'
import { argumentOf, type CallSite } from './callSite.ts'
import { deepTaints } from './containers.ts'
import type { Machine } from './machine.ts'

const PATH_KEY = '.path'

/** Gives what a library call returned, with the data that the named file holds by now. */
export const throughFiles = (machine: Machine, path: string, site: CallSite, value: Value): Value => {
  if (COPIES.has(path)) copyFile(machine, site, value)
  else if (path === 'shutil.make_archive') packFolder(machine, site, value)
  else if (ARCHIVES.has(path)) return openFile(machine, site, value)
  else if (path.endsWith('().add')) writeFile(machine, site)
  else if (path.endsWith('.read')) return readBack(machine, site) ?? value
  else if (path.endsWith('.write') || path.endsWith('.writelines')) writeFile(machine, site)
  else if (DOWNLOADERS.has(path))
    remember(machine, nameOf(argumentOf(site, [1, 'filename', 'out'])), value.taints)
  else if (NAMED_WRITERS.has(path))
    remember(machine, nameOf(argumentOf(site, 0)), deepTaints(machine, site.args[1] ?? UNKNOWN))
  else if (path === 'builtins.open') return openFile(machine, site, value)
  else if (READERS.has(path)) return withTaints(value, contentOf(machine, argumentOf(site, 0)))
  return value
}

const COPIES = new Set([
  'shutil.copy',
  'shutil.copyfile',
  'shutil.copy2',
  'shutil.move',
  'os.rename',
  'os.replace',
])
const ARCHIVES = new Set(['zipfile.ZipFile', 'tarfile.open'])
/** Writers that are given the name first and the content behind it. */
const NAMED_WRITERS = new Set(['cv2.imwrite', 'imageio.imwrite', 'scipy.io.wavfile.write', 'numpy.save'])
const DOWNLOADERS = new Set(['urllib.request.urlretrieve', 'wget.download'])
const READERS = new Set(['sqlite3.connect', 'pathlib.Path'])

const nameOf = (value: Value | null): string | null => (value ? skeleton(value) : null)

const contentOf = (machine: Machine, named: Value | null): readonly Taint[] => {
  const name = nameOf(named)
  return name === null ? [] : (machine.files.get(name) ?? [])
}

const remember = (machine: Machine, name: string | null, taints: readonly Taint[]): void => {
  if (name === null || name.length < 2 || taints.length === 0) return
  machine.files.set(name, joinTaints(machine.files.get(name) ?? [], taints))
}

/** The copy holds what the original held; what the call itself brought in (a store of credentials) is in it too. */
const copyFile = (machine: Machine, site: CallSite, value: Value): void => {
  const brought = value.taints.filter((taint) => taint.origin.at === site.node.at)
  remember(machine, nameOf(argumentOf(site, 1)), [...contentOf(machine, argumentOf(site, 0)), ...brought])
}

/** `make_archive(base, 'zip', folder)` makes `base.zip` of what is in the folder. */
const packFolder = (machine: Machine, site: CallSite, value: Value): void => {
  const [base, format] = [nameOf(argumentOf(site, 0)), nameOf(argumentOf(site, 1))]
  if (base !== null) remember(machine, `${base}.${format ?? 'zip'}`, value.taints)
}

const handleOf = (site: CallSite) => site.receiver?.atoms.find((atom) => atom.kind === 'symbol')

const writeFile = (machine: Machine, site: CallSite): void => {
  const handle = handleOf(site)
  if (handle?.kind !== 'symbol' || handle.id === undefined) return
  const named = readContents(machine.store, handle.id).entries?.get(PATH_KEY)
  const [content] = site.args
  if (!named || !content) return
  const [name, text] = [soleString(named), soleText(content)]
  remember(machine, name, deepTaints(machine, content))
  const before = name === null ? '' : (machine.written.get(name) ?? '')
  if (name !== null && text && before.length + text.value.length < MAX_WRITTEN)
    machine.written.set(name, before + text.value)
}

const MAX_WRITTEN = 1_000_000

/** What the script wrote into a file it reads again: the way of payloads over the disk. */
const readBack = (machine: Machine, site: CallSite): Value | null => {
  const handle = handleOf(site)
  if (handle?.kind !== 'symbol' || handle.id === undefined || site.args.length > 0) return null
  const named = readContents(machine.store, handle.id).entries?.get(PATH_KEY)
  const text = named ? machine.written.get(soleString(named) ?? '') : undefined
  return text === undefined ? null : ofString(text)
}

const openFile = (machine: Machine, site: CallSite, value: Value): Value => {
  const named = argumentOf(site, [0, 'file'])
  const name = nameOf(named)
  const [handle] = value.atoms
  if (name !== null && handle?.kind === 'symbol' && handle.id !== undefined)
    keep(machine, handle.id, PATH_KEY, ofString(name))
  return withTaints(value, contentOf(machine, named))
}
