// Where every operation is found. Apart from the schemas, because a caller needs no more than this: the console would
// otherwise load the whole schema library before its first row.

export type Address = {
  method: 'GET' | 'POST' | 'PUT'
  /** `/api/runs/:id`: parameters begin with a colon. */
  path: string
}

export const addresses = {
  health: { method: 'GET', path: '/api/health' },
  enrol: { method: 'POST', path: '/api/endpoints' },
  endpoints: { method: 'GET', path: '/api/endpoints' },
  endpoint: { method: 'GET', path: '/api/endpoints/:id' },
  refusals: { method: 'GET', path: '/api/refusals' },
  integrity: { method: 'GET', path: '/api/integrity' },
  coverage: { method: 'GET', path: '/api/coverage' },
  receiveSegment: { method: 'PUT', path: '/api/evidence/:endpoint/:first' },
  exportEvidence: { method: 'GET', path: '/api/bundles' },
  exports: { method: 'GET', path: '/api/exports' },
  addExport: { method: 'POST', path: '/api/exports' },
  removeExport: { method: 'POST', path: '/api/exports/:name/removal' },
  testExport: { method: 'POST', path: '/api/exports/:name/test' },
  anchors: { method: 'GET', path: '/api/anchors' },
  makeAnchor: { method: 'POST', path: '/api/anchors' },
  evidence: { method: 'GET', path: '/api/evidence/:endpoint/:n' },
  report: { method: 'GET', path: '/api/report' },
  runs: { method: 'GET', path: '/api/runs' },
  runFacets: { method: 'GET', path: '/api/runs/facets' },
  run: { method: 'GET', path: '/api/runs/:id' },
  runEvents: { method: 'GET', path: '/api/runs/:id/events' },
  findings: { method: 'GET', path: '/api/findings' },
  scripts: { method: 'GET', path: '/api/scripts' },
  script: { method: 'GET', path: '/api/scripts/:hash' },
  overview: { method: 'GET', path: '/api/overview' },
  inventory: { method: 'GET', path: '/api/inventory/:noun' },
  inventoryItem: { method: 'GET', path: '/api/inventory/:noun/item' },
  alerts: { method: 'GET', path: '/api/alerts' },
  alert: { method: 'GET', path: '/api/alerts/:id' },
  changeAlert: { method: 'POST', path: '/api/alerts/:id/changes' },
  policy: { method: 'GET', path: '/api/policy' },
  advisories: { method: 'GET', path: '/api/advisories' },
  policyVersions: { method: 'GET', path: '/api/policy/versions' },
  policyVersion: { method: 'GET', path: '/api/policy/versions/:version' },
  policyBuiltIns: { method: 'GET', path: '/api/policy/built-in' },
  policyVerdicts: { method: 'GET', path: '/api/policy/verdicts' },
  tryPolicy: { method: 'POST', path: '/api/policy/trials' },
  applyPolicy: { method: 'POST', path: '/api/policy/versions' },
  rollBackPolicy: { method: 'POST', path: '/api/policy/rollbacks' },
  approvals: { method: 'GET', path: '/api/approvals' },
  approve: { method: 'POST', path: '/api/approvals' },
  withdrawApproval: { method: 'POST', path: '/api/approvals/:id/withdrawal' },
  setGroup: { method: 'POST', path: '/api/endpoint-groups' },
  live: { method: 'GET', path: '/api/live' },
  makeSignInLink: { method: 'POST', path: '/api/sign-in-links' },
  signIn: { method: 'POST', path: '/api/sign-in' },
  signOut: { method: 'POST', path: '/api/sign-out' },
  me: { method: 'GET', path: '/api/me' },
} as const satisfies Record<string, Address>
