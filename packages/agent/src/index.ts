// The agent is a process, started by its main.ts; this is for those who embed it (tests, benchmarks).
export { thisPlatform } from './platform/thisPlatform.ts'
export { type AgentOptions, type RunningAgent, startAgent } from './start.ts'
