// Placeholder of this commit's route.
export const EvidenceScreen = () => null
