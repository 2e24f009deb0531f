// What comes out differently in a watched interpreter, and why it must. Everything else that differs is a defect.

import type { Difference } from './compare.ts'

type Exception = { tests: string[]; watched: string; reason: string }

export const exceptions: Exception[] = [
  {
    tests: ['test.test_site.StartupImportTests.test_startup_imports'],
    watched: 'skipped',
    reason: 'skips itself where any `.pth` on the path has an import line: ours has',
  },
  {
    tests: ['test.test_subprocess.POSIXProcessTestCase.test_pass_fds_redirected'],
    watched: 'failed',
    reason:
      'counts every descriptor that a Python child has: the file of its Run in the inbox is one of them',
  },
  {
    tests: ['test.test_sqlite3.test_dbapi.OpenTests.test_database_keyword'],
    watched: 'failed',
    reason:
      'connections and cursors of drivers in C are subclasses that tell: `type(it) is sqlite3.Connection` is false',
  },
  {
    tests: [
      'test.test_sqlite3.test_dbapi.ConnectionTests.test_connect_positional_arguments',
      'test.test_sqlite3.test_types.DateTimeTests.test_sqlite_date',
      'test.test_sqlite3.test_types.DateTimeTests.test_sqlite_timestamp',
    ],
    watched: 'failed',
    reason:
      "a warning of the driver's own names the line that called it, which is a line of those subclasses",
  },
  {
    tests: ['test.test_sqlite3.test_dbapi.CursorTests.test_execute_named_param_and_sequence'],
    watched: 'not run',
    reason: 'as above, in a subtest, which has no name in the report',
  },
]

/** True for a difference that has its reason above. */
export function isExpected({ test, watched }: Difference): boolean {
  return exceptions.some((exception) => exception.tests.includes(test) && exception.watched === watched)
}
