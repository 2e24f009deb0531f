// Kysely over node:sqlite: its SQLite dialect, given the database that Node carries.

import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { SqliteDialect } from 'kysely'

type Values = readonly SQLInputValue[]

/** WAL with FULL: what is committed has been fsynced. */
export function nodeSqliteDialect(file: string): SqliteDialect {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 5000 })
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare(sql) {
        const statement = database.prepare(sql)
        return {
          reader: statement.columns().length > 0,
          all: (values) => statement.all(...(values as Values)),
          run: (values) => statement.run(...(values as Values)),
          iterate: (values) => statement.iterate(...(values as Values)),
        }
      },
    },
  })
}
