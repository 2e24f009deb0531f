// The data of Sentinel, validated.
export * from './controls.ts'
export * from './destinations.ts'
export * from './detections.ts'
export * from './loadKnowledge.ts'
export * from './origins.ts'
export * from './policies.ts'
export * from './popularPackages.ts'
export * from './pythonReleases.ts'
