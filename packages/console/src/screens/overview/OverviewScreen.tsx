// Placeholder of this commit's route.
export const OverviewScreen = () => null
