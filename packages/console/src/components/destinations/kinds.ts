// Who a host is, in words: the kinds of knowledge/destinations.

const kinds: Record<string, string> = {
  model: 'AI provider',
  paste: 'paste site',
  storage: 'storage',
  code: 'code host',
  packages: 'package index',
  webhook: 'request catcher',
  chat: 'chat',
  mail: 'mail',
  service: 'service',
  internal: 'our own',
}
/** What is seldom right is said louder. */
const loud = new Set(['paste', 'webhook'])

export const kindName = (kind: string): string => kinds[kind] ?? kind
export const isLoud = (kind: string): boolean => loud.has(kind)
