// The data of Sentinel, validated.
export * from './loadKnowledge.ts'
export * from './pythonReleases.ts'
