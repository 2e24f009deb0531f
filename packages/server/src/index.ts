// The server is a process, started by its main.ts; this is for those who embed it (tests, benchmarks).
export { openControlStore } from './controlStore/controlStore.ts'
export { openEmbeddedClickHouse } from './evidenceStore/embeddedClickHouse.ts'
export { createServer, type ServerDeps } from './server.ts'
