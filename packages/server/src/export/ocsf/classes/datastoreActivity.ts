// Datastore Activity 6005: databases, tables in files, and storage of a cloud. Never a statement's text or a value.

import { baseName, host, sourceEndpoint } from '../objects.ts'
import type { Attributes, OcsfClass } from '../ocsf.ts'

/** What a statement does, by its first word; any other is a query. */
const statements: Record<string, number> = {
  select: 1,
  update: 2,
  insert: 5,
  replace: 5,
  merge: 5,
  copy: 5,
  create: 6,
  delete: 7,
  drop: 7,
  truncate: 7,
  show: 8,
}
const storageActs = { read: 1, write: 5, list: 8, delete: 7 } as const
const buckets: Record<string, { type_id: number; type: string }> = {
  s3: { type_id: 1, type: 'S3' },
  aws: { type_id: 1, type: 'S3' },
  azure: { type_id: 2, type: 'Azure Blob' },
  gcs: { type_id: 3, type: 'GCP Bucket' },
  google: { type_id: 3, type: 'GCP Bucket' },
}

const database = (engine: string, name: string | undefined): Attributes => ({
  database: { name: name ?? engine, type: engine, type_id: 99 },
  type_id: 1,
  type: 'Database',
})

type Table = {
  path?: string | undefined
  sheet?: string | undefined
  rows?: number | undefined
  columns: string[]
  classes: Record<string, number>
  library: string
}

const table = ({
  path,
  sheet,
  library,
  ...rest
}: Table): { attributes: Attributes; unmapped: Attributes } => ({
  attributes: {
    table: { name: sheet ?? (path ? baseName(path) : library), ...(path ? { uid: path } : {}) },
    type_id: 3,
    type: 'Table',
  },
  unmapped: { library, path, ...rest },
})

export const datastoreActivity = {
  uid: 6005,
  caption: 'Datastore Activity',
  activities: {
    1: 'Read',
    2: 'Update',
    3: 'Connect',
    4: 'Query',
    5: 'Write',
    6: 'Create',
    7: 'Delete',
    8: 'List',
  },
  tells: {
    'database.connected': (event, source) => ({
      activity: 3,
      attributes: {
        src_endpoint: sourceEndpoint(source),
        ...database(event.engine, event.database),
        ...(event.host === undefined ? {} : { dst_endpoint: host(event.host, undefined, event.port) }),
      },
      unmapped: { account: event.account, library: event.library },
    }),
    'database.queried': (event, source) => ({
      activity: statements[event.statement] ?? 4,
      attributes: {
        src_endpoint: sourceEndpoint(source),
        ...database(event.engine, event.database),
        ...(event.tables[0] === undefined ? {} : { table: { name: event.tables[0] } }),
      },
      unmapped: {
        statement: event.statement,
        tables: event.tables,
        rows: event.rows,
        library: event.library,
      },
    }),
    'data.read': (event, source) => {
      const { attributes, unmapped } = table(event)
      return { activity: 1, attributes: { src_endpoint: sourceEndpoint(source), ...attributes }, unmapped }
    },
    'data.written': (event, source) => {
      const { attributes, unmapped } = table(event)
      return { activity: 5, attributes: { src_endpoint: sourceEndpoint(source), ...attributes }, unmapped }
    },
    'storage.accessed': ({ provider, action, bucket, path, bytes, library }, source) => ({
      activity: storageActs[action],
      attributes: {
        src_endpoint: sourceEndpoint(source),
        databucket: {
          name: bucket ?? provider,
          ...(buckets[provider.toLowerCase()] ?? { type_id: 99, type: provider }),
        },
        type_id: 2,
        type: 'Databucket',
      },
      unmapped: { provider, path, bytes, library },
    }),
  },
} satisfies OcsfClass
