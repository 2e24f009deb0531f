// The reasons of Gaps in words.

import type { GapReason } from '@sentinel/contract'

const meanings: Record<GapReason, string> = {
  dropped: 'Events happened that could not be written',
  uninstrumented: 'A Python ran that no probe can watch',
  faults: 'The probe failed at some of its own work',
  'stood-down': 'The probe went silent after faults of its own',
  'hook-refused': 'Another hook in the program kept the probe out',
  tampered: 'The inbox file was changed by somebody else',
  invalid: 'Lines were there that no probe writes',
  oversized: 'Something was larger than its limit',
  silenced: 'The inbox could not be written',
  unexplained: 'The probe gave a reason that this version does not know',
}

/** A newer server may know reasons that this page does not. */
export const gapMeaning = (reason: string): string =>
  (meanings as Partial<Record<string, string>>)[reason] ?? 'Evidence is missing'
