// Evidence: chain, seal, receipt, verification. Pure but for node:crypto.
export { type ChainedLine, chain, genesis, hashOf, type SplitLine, splitLine, splitLines } from './chain.ts'
export { type BundleCheck, checkBundle } from './checkBundle.ts'
export { createSigningKey, endpointOf, readSigningKey, type SigningKey } from './keys.ts'
export { inclusionPath, leafHash, merkleRoot } from './merkle.ts'
export {
  anchorDigest,
  anchorLeaf,
  createAnchor,
  createBundle,
  createReceipt,
  createSeal,
  verifyAnchor,
  verifyReceipt,
  verifySeal,
} from './seal.ts'
export { segmentName, segmentsAmong } from './segments.ts'
export { signAdvisories, verifyAdvisories } from './signedAdvisories.ts'
export { signGrants, verifyGrants } from './signedGrants.ts'
export { signPolicy, verifyPolicy } from './signedPolicy.ts'
export {
  readTimestamp,
  type Timestamp,
  type TimestampReading,
  timestampRequest,
  tokenIn,
} from './timestamp.ts'
export {
  type ChainFault,
  type ChainPosition,
  clockToleranceSeconds,
  createVerifier,
  settleFaults,
  type Verified,
  type Verifier,
  type VerifierOptions,
} from './verify.ts'
