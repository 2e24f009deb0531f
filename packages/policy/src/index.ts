// Events, Facts and a Policy in, Verdict and Findings out; no file, no socket, no clock.
export { accountsOf } from './accountsOf.ts'
export { actOfEvent, factsOfRun } from './actOfEvent.ts'
export { type AnomalyDetector, createAnomalyDetector } from './anomalies/anomalyDetector.ts'
export type { Approval } from './approval.ts'
export { type ConditionFault, checkCondition } from './checkCondition.ts'
export {
  type Accounts,
  type CompiledPolicy,
  type CompileFor,
  compilePolicy,
  type NotHere,
} from './compile.ts'
export { type Act, type ActContext, decide, type ReadyPolicy, type Verdict } from './decide.ts'
export { type DestinationKinds, kindOfHost } from './destinations.ts'
export {
  type DetectionException,
  type DetectionRule,
  detectionFileSchema,
  exceptionFileSchema,
} from './detections/detectionRule.ts'
export {
  type DetectionFault,
  type Detections,
  type Doer,
  readDetections,
} from './detections/detections.ts'
export { tryExamples } from './detections/tryExamples.ts'
export { noRunFacts, type RunFacts } from './detections/vocabulary.ts'
export * from './facts.ts'
export { nearestName } from './nearestName.ts'
export { type Mode, modes, type Policy, type PolicyExample, type PolicyRule, policySchema } from './policy.ts'
export { provenanceOf } from './provenanceOf.ts'
export {
  anywhere,
  digestOf,
  type PathInDocument,
  type Place,
  type PlaceOf,
  type PolicyFault,
  type PolicyReading,
  pathText,
  readPolicy,
} from './readPolicy.ts'
export { type EndpointPlace, modeOn } from './rollout.ts'
export { timeFacts } from './timeFacts.ts'
