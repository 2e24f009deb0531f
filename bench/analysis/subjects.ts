// When a complaint is about the defect that stands at its line, and not about something else there.

/**
 * Numbers of the Common Weakness Enumeration that tools use for one another's subject. Lists overlap where a tool's number
 * is coarse (Bandit files `eval` under 78 and YAML under 20): in doubt a complaint counts.
 */
const SUBJECTS: readonly (readonly number[])[] = [
  [77, 78, 88, 94, 95, 96, 470, 489, 494, 506, 693, 1336, 1427],
  [89, 564, 943],
  [22, 23, 36, 59, 73, 377, 379, 434, 918],
  [321, 326, 327, 328, 329, 330, 331, 335, 338, 759, 760, 916, 1204],
  [259, 312, 321, 522, 532, 798],
  [295, 297, 319, 326, 327, 599],
  [20, 91, 611, 776, 827],
  [20, 494, 502],
  [79, 80, 94, 116],
  [250, 276, 732],
  [617, 703, 754, 755],
  [614, 1004],
  [200, 605],
  [200, 209],
  [20, 601],
  [400, 730, 1333],
  [93, 113],
  [838, 1007],
]

/** An unknown number counts as the right one. */
export const isSameSubject = (wanted: number, named: number | undefined): boolean =>
  named === undefined ||
  wanted === named ||
  SUBJECTS.some((numbers) => numbers.includes(wanted) && numbers.includes(named))

/** Bandit's tests by the weakness that it files them under (version 1.9.4). Ruff's S rules are the same tests, by number. */
const TESTS: readonly (readonly [number, readonly number[]])[] = [
  [20, [313, 314, 315, 316, 317, 318, 319, 405, 406, 407, 408, 409, 411, 506]],
  [22, [202, 310]],
  [78, [102, 307, 404, 601, 602, 603, 604, 605, 606, 607]],
  [79, [308, 704]],
  [80, [702, 703]],
  [89, [608, 610, 611]],
  [94, [201, 612, 701]],
  [155, [609]],
  [259, [105, 106, 107]],
  [284, [412]],
  [295, [323, 501, 507]],
  [319, [312, 321, 401, 402, 415, 508, 509]],
  [326, [505]],
  [327, [303, 304, 305, 324, 413, 502, 503, 504]],
  [330, [311]],
  [377, [108, 306]],
  [400, [113]],
  [494, [615]],
  [502, [301, 302, 403, 614]],
  [605, [104]],
  [703, [101, 110, 112]],
  [732, [103]],
  [838, [613]],
]
const BY_TEST = new Map(TESTS.flatMap(([cwe, tests]) => tests.map((test) => [test, cwe] as const)))

/** The weakness behind `B602` or `S602`; undefined for tests that are not in the table. */
export const weaknessOf = (code: string): number | undefined => BY_TEST.get(Number(code.slice(1)))
