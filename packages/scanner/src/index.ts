// Runs the pure analysis on real files: brings it its parser, the local modules a script imports, and worker threads.
export {
  createAnalysisPool,
  type PoolOptions,
  type PoolOutcome,
  type PoolRequest,
} from './analysisPool.ts'
export { engineVersion } from './engineVersion.ts'
export { loadParser } from './loadParser.ts'
export { type LocalAnswer, stillHold } from './localAnswers.ts'
export { createResolver } from './resolveLocal.ts'
