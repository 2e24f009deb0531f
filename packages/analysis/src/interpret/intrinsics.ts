// Library functions that are computed rather than modelled, by dotted path.
import type { Value } from '../values/value.ts'
import { builtinIntrinsics } from './builtinIntrinsics.ts'
import type { CallSite } from './callSite.ts'
import { codecIntrinsics } from './codecIntrinsics.ts'
import type { Machine } from './machine.ts'
import { optionIntrinsics } from './optionIntrinsics.ts'
import { packingIntrinsics } from './packingIntrinsics.ts'
import { reflectionIntrinsics } from './reflectionIntrinsics.ts'
import { sequenceIntrinsics } from './sequenceIntrinsics.ts'

/** Null: the arguments are not known well enough, and the models decide. */
export type Intrinsic = (machine: Machine, site: CallSite) => Value | null

const table = new Map<string, Intrinsic>([
  ...Object.entries(builtinIntrinsics),
  ...Object.entries(codecIntrinsics),
  ...Object.entries(optionIntrinsics),
  ...Object.entries(packingIntrinsics),
  ...Object.entries(reflectionIntrinsics),
  ...Object.entries(sequenceIntrinsics),
])

export const intrinsicOf = (path: string): Intrinsic | undefined => table.get(path)
