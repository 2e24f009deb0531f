// Severities as numbers, to be compared and sorted by.

import { type Severity, severity } from '@sentinel/contract'

/** From 1 for the least; 0 for none at all. */
export const severityRank = (word: Severity | null): number =>
  word === null ? 0 : severity.options.indexOf(word) + 1
