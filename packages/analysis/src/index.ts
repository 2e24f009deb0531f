// What the rest of Sentinel sees of the semantic engine.
export * from './analyseScript.ts'
export * from './analysis.ts'
export {
  createAnalysisPool,
  type PoolOptions,
  type PoolOutcome,
  type PoolRequest,
} from './edge/analysisPool.ts'
export { loadParser } from './edge/loadParser.ts'
export { createResolver } from './edge/resolveLocal.ts'
export type { LocalModule, ResolveModule } from './interpret/machine.ts'
export * from './knowledge.ts'
export { indexKnowledge, type KnowledgeIndex } from './knowledgeIndex.ts'
export { defaultLimits, type Limits } from './parse/limits.ts'
export { createParser, type PythonParser } from './parse/parser.ts'
export { asSarif } from './report/asSarif.ts'
export { asText } from './report/asText.ts'
export { counts, severities } from './report/severities.ts'
