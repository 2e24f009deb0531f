// The screens that can be gone to from everywhere, in the order of the bar.

import type { IconName } from './Icon.tsx'

export const screens = [
  { to: '/overview', title: 'Overview', icon: 'module' },
  { to: '/runs', title: 'Runs', icon: 'run' },
  { to: '/scripts', title: 'Scripts', icon: 'script' },
  { to: '/inventory', title: 'Inventory', icon: 'package' },
  { to: '/destinations', title: 'Destinations', icon: 'host' },
  { to: '/alerts', title: 'Alerts', icon: 'gap' },
  { to: '/policies', title: 'Policies', icon: 'seal' },
  { to: '/endpoints', title: 'Endpoints', icon: 'endpoint' },
  { to: '/reports', title: 'Reports', icon: 'file' },
] as const satisfies { to: string; title: string; icon: IconName }[]
