// How much work one script may cost. What is cut by a limit is told, never silently left out.

export type Limits = {
  /** Bytes of source read at most. */
  maxBytes: number
  /** Grammar nodes lowered at most. */
  maxNodes: number
  /** Milliseconds that parsing may take. */
  parseMs: number
  /** Evaluation steps: one per expression or statement visited. */
  maxSteps: number
  /** Nesting of expressions, statements and calls that is followed. */
  maxDepth: number
  /** Layers of unwrapped code. */
  maxLayers: number
}

export const defaultLimits: Limits = {
  maxBytes: 8_000_000,
  maxNodes: 2_000_000,
  parseMs: 1_500,
  maxSteps: 1_500_000,
  maxDepth: 400,
  maxLayers: 24,
}
