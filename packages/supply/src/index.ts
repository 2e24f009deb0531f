// Packages: what is installed or asked for, and what is known against it.

export type { Advisory } from './advisories/advisory.ts'
export { type AdvisoryIndex, createAdvisoryIndex, type Match } from './advisories/advisoryIndex.ts'
export { ageText, type DataAge, dataAgeOf } from './advisories/dataAge.ts'
export {
  exploitationsOf,
  exploitationText,
  parseEpss,
  parseKev,
  withExploitations,
} from './advisories/exploitation.ts'
export * from './advisories/importAdvisories.ts'
export type { AdvisorySeverity } from './advisories/severity.ts'
export * from './audit/audit.ts'
export { type Ignore, type Ignores, parseIgnores } from './audit/ignores.ts'
export { subjectOfPackage, subjectsOfRequirements } from './audit/subjects.ts'
export * from './environments/environment.ts'
export {
  type ListedPackage,
  listedCondaPackages,
  listedPackages,
  packagesDigest,
} from './environments/listedPackages.ts'
export { modulesOf } from './environments/modulesOf.ts'
export { type Origin, originText } from './environments/origin.ts'
export { type InstalledPackage, readPackages } from './environments/readPackages.ts'
export { checkRecord, type RecordMismatch } from './environments/record.ts'
export { siteFolders } from './environments/siteFolders.ts'
export type { StartupFile } from './environments/startupFiles.ts'
export { type Files, filesOf } from './files.ts'
export { compileGate, type Gate, type GateInput, parseGatePolicy, readGate } from './gate/gateFile.ts'
export { type Candidate, type Judgement, judgePackage, type Sign } from './gate/judgePackage.ts'
export type { History, NameKnowledge } from './heuristics/aboutSigns.ts'
export type { Engine } from './heuristics/analyseContents.ts'
export { type CapabilityDifference, capabilityDifference } from './heuristics/capabilities.ts'
export type { PackageSign } from './heuristics/codeSigns.ts'
export {
  type Contents,
  contentsOfArchive,
  contentsOfFolder,
  contentsOfInstalled,
} from './heuristics/contents.ts'
export {
  type ContentsJudgement,
  type ContentsSeverity,
  type JudgeDeps,
  judgeContents,
} from './heuristics/judgeContents.ts'
export { type Confusion, type ConfusionFinder, createConfusionFinder } from './names/nameConfusion.ts'
export { normalise, type PackageIdentity, purlOf } from './names/packageName.ts'
export { auditSarif } from './report/auditSarif.ts'
export { auditText } from './report/auditText.ts'
export { cycloneDx, cycloneDxVex, type DocumentStamp } from './report/cycloneDx.ts'
export { judgementText } from './report/judgementText.ts'
export { spdx } from './report/spdx.ts'
export type { MarkerEnvironment } from './requirements/marker.ts'
export { dependencyFiles, readDependencies } from './requirements/readDependencies.ts'
export type { Dependencies, Requirement, RequirementProblem } from './requirements/requirement.ts'
