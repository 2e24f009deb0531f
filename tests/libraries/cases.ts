// Which libraries are tried at which versions, and what is seen of each: the tests hold it, docs/coverage.md shows it.

/** Current on 22 November 2026, and about two years older. */
export const generations = [
  { name: 'current', python: '3.13' },
  { name: 'two years older', python: '3.11' },
] as const
export type Generation = (typeof generations)[number]

export type ServerKind = 'postgresql' | 'mariadb' | 'redis'
/** What can be seen of an act; where it is not, the reason. */
type Reasons<Sight extends string> = Partial<Record<Sight, string>>

export const databaseSights = ['connection', 'statements', 'rowsGiven', 'rowsChanged'] as const
export type DatabaseCase = {
  library: string
  /** On PyPI, with both versions; absent for the standard library. */
  packages: Record<string, readonly [current: string, older: string]>
  script: string
  server?: ServerKind
  engine: string
  /** As the Events name the library. */
  tells: string
  unseen: Reasons<(typeof databaseSights)[number]>
}

export const tableSights = ['path', 'rows', 'columns', 'classes'] as const
export type TableCase = {
  library: string
  packages: Record<string, readonly [current: string, older: string]>
  act: string
  tells: string
  file?: string
  /** The rows that are told when it is read, and when it is written. */
  unread: Reasons<(typeof tableSights)[number]>
  unwritten: Reasons<(typeof tableSights)[number]>
}

const psycopg2 = { 'psycopg2-binary': ['2.9.13', '2.9.10'] } as const

export const databaseCases: DatabaseCase[] = [
  {
    library: 'sqlite3 (standard library)',
    packages: {},
    script: 'driver_sqlite3.py',
    engine: 'sqlite',
    tells: 'sqlite3',
    unseen: {},
  },
  {
    library: 'psycopg2',
    packages: psycopg2,
    script: 'driver_psycopg2.py',
    server: 'postgresql',
    engine: 'postgresql',
    tells: 'psycopg2',
    unseen: {},
  },
  {
    library: 'psycopg',
    packages: { 'psycopg[binary]': ['3.3.9', '3.2.3'] },
    script: 'driver_psycopg.py',
    server: 'postgresql',
    engine: 'postgresql',
    tells: 'psycopg',
    unseen: {},
  },
  {
    library: 'asyncpg',
    packages: { asyncpg: ['0.32.0', '0.30.0'] },
    script: 'driver_asyncpg.py',
    server: 'postgresql',
    engine: 'postgresql',
    tells: 'asyncpg',
    unseen: { rowsChanged: 'executemany does not say how many rows it changed' },
  },
  {
    library: 'SQLAlchemy',
    packages: { SQLAlchemy: ['2.1.9', '2.0.36'], ...psycopg2 },
    script: 'driver_sqlalchemy.py',
    server: 'postgresql',
    engine: 'postgresql',
    tells: 'sqlalchemy',
    unseen: {},
  },
  {
    library: 'PyMySQL',
    packages: { PyMySQL: ['1.2.4', '1.1.1'] },
    script: 'driver_pymysql.py',
    server: 'mariadb',
    engine: 'mysql',
    tells: 'pymysql',
    unseen: {},
  },
  {
    library: 'mysqlclient',
    packages: { mysqlclient: ['2.3.1', '2.2.6'] },
    script: 'driver_mysqlclient.py',
    server: 'mariadb',
    engine: 'mysql',
    tells: 'MySQLdb',
    unseen: {},
  },
  {
    library: 'mysql-connector-python',
    packages: { 'mysql-connector-python': ['26.10.0', '9.1.0'] },
    script: 'driver_mysql_connector.py',
    server: 'mariadb',
    engine: 'mysql',
    tells: 'mysql',
    unseen: {},
  },
  {
    library: 'pyodbc',
    packages: { pyodbc: ['5.5.0', '5.2.0'] },
    script: 'driver_pyodbc.py',
    server: 'mariadb',
    engine: 'mariadb',
    tells: 'pyodbc',
    unseen: { rowsChanged: 'executemany does not say how many rows it changed' },
  },
  {
    library: 'duckdb',
    packages: { duckdb: ['2.0.1', '1.1.3'] },
    script: 'driver_duckdb.py',
    engine: 'duckdb',
    tells: 'duckdb',
    unseen: { rowsChanged: 'it says how many in rows that nobody fetches' },
  },
]

/** Redis has commands and no tables: told apart from the drivers. */
export const redisCase = {
  library: 'redis',
  packages: { redis: ['8.1.0', '5.2.0'] } as Record<string, readonly [string, string]>,
  script: 'driver_redis.py',
  server: 'redis',
} as const

const pandas = { pandas: ['3.1.1', '2.2.3'], numpy: ['2.5.5', '2.1.3'] } as const
const pyarrow = { pyarrow: ['26.0.1', '18.0.0'] } as const
const openpyxl = { openpyxl: ['3.1.5', '3.1.5'] } as const
const polars = { polars: ['2.1.0', '1.14.0'] } as const
const toTables = { path: 'it goes to a database' }
const fromTables = { path: 'it comes from a database' }

export const tableCases: TableCase[] = [
  {
    library: 'csv (standard library)',
    packages: {},
    act: 'csv',
    tells: 'csv',
    file: 'table.csv',
    unread: {},
    unwritten: {
      path: 'the writer is made in C and calls the file’s own write; the file is told as written',
      rows: 'as above',
      columns: 'as above',
      classes: 'as above',
    },
  },
  table('pandas: CSV', { ...pandas }, 'pandas_csv', 'table.csv'),
  table('pandas: CSV in parts', { ...pandas }, 'pandas_csv_in_parts', 'table.csv'),
  table('pandas: Excel', { ...pandas, ...openpyxl }, 'pandas_excel', 'table.xlsx'),
  table('pandas: ExcelWriter', { ...pandas, ...openpyxl }, 'pandas_excel_writer', 'table.xlsx'),
  table('pandas: Parquet', { ...pandas, ...pyarrow }, 'pandas_parquet', 'table.parquet'),
  table('pandas: JSON', { ...pandas }, 'pandas_json', 'table.json'),
  { ...table('pandas: SQL', { ...pandas }, 'pandas_sql'), unread: fromTables, unwritten: toTables },
  table('polars: CSV', { ...polars }, 'polars_csv', 'table.csv'),
  table('polars: Parquet', { ...polars }, 'polars_parquet', 'table.parquet'),
  {
    ...table('polars: lazy', { ...polars }, 'polars_lazy', 'table.parquet'),
    unread: {
      rows: 'native code reads when the plan is carried out',
      columns: 'as above',
      classes: 'as above',
    },
  },
  table('pyarrow: Parquet', { ...pyarrow }, 'pyarrow_parquet', 'table.parquet'),
  table('pyarrow: CSV', { ...pyarrow }, 'pyarrow_csv', 'table.csv'),
  table('openpyxl', { ...openpyxl }, 'openpyxl', 'table.xlsx'),
]

function table(library: string, packages: TableCase['packages'], act: string, file?: string): TableCase {
  const tells = library.split(':')[0] as string
  return { library, packages, act, tells, ...(file ? { file } : {}), unread: {}, unwritten: {} }
}

/** What knowledge says how to watch, and no test has tried. */
export const untried: Record<string, string> = {
  oracledb: 'no Oracle server to test against',
  pymssql: 'no SQL Server to test against; its statements go through the same code as pyodbc’s',
  pymongo: 'no MongoDB server to test against',
  'redis.asyncio, psycopg’s and mysql-connector’s asynchronous sides':
    'watched where their functions are the same, tried with asyncpg alone',
  'read_hdf, read_stata, read_sas, read_spss, read_orc, read_xml, read_html, read_feather':
    'the same code as the others, not tried one by one',
}

/** The packages of all cases at one generation, as pip takes them. */
export function requirements(generation: Generation): string[] {
  const index = generations.indexOf(generation)
  const all = [...databaseCases, redisCase, ...tableCases].flatMap(({ packages }) => Object.entries(packages))
  return [...new Set(all.map(([name, versions]) => `${name}==${versions[index]}`))].sort()
}
