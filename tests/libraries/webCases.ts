// Libraries that speak to the network, to models and to stores, and what one act of each is told as.

import type { ProbeLine } from '@sentinel/contract'

type Told = Partial<Record<string, unknown>> & { type: ProbeLine['type'] }
export type WebCase = {
  library: string
  /** On PyPI, current and two years older; null where there was none, or is none any more. */
  packages: Record<string, readonly [current: string | null, older: string | null]>
  act: string
  tells: Told[]
  /** Libraries that ask for other versions of one another have an environment of their own. */
  environment?: string
  /** Has its acts in `desktop.py`, which wants a screen. */
  desktop?: true
}

const place = { host: '127.0.0.1', method: 'POST', path: '/orders/{}', status: 200, bytesSent: 600 }
const request = (library: string, more: object = {}): Told[] => [
  { type: 'http.requested', scheme: 'http', ...place, library, ...more },
]
const call = (provider: string, library: string, more: object = {}): Told[] => [
  { type: 'model.called', provider, model: 'm', inputTokens: 1204, outputTokens: 7, library, ...more },
  { type: 'http.requested', method: 'POST', host: '127.0.0.1', status: 200, library },
]
const stored = (provider: string): Told[] => [
  { type: 'storage.accessed', provider, action: 'write', bucket: 'pay', path: '2026/pay.csv' },
]

const openai = { openai: ['2.54.0', '1.54.3'] } as const
const httpx = { httpx: ['0.28.1', '0.27.2'], h2: ['4.4.1', '4.4.1'] } as const
const boto3 = { boto3: ['1.44.5', '1.35.57'] } as const

const mail = (library: string): Told[] => [
  {
    type: 'mail.sent',
    host: '127.0.0.1',
    recipients: 2,
    domains: ['example.net', 'example.org'],
    attachments: 1,
    library,
  },
]
const steered = (library: string, application: string, action: string): Told[] => [
  { type: 'desktop.automated', application, action, library },
]

export const webCases: WebCase[] = [
  { library: 'urllib (standard library)', packages: {}, act: 'urllib', tells: request('urllib.request') },
  {
    library: 'requests',
    packages: { requests: ['2.34.2', '2.32.3'] },
    act: 'requests',
    tells: request('requests'),
  },
  {
    library: 'urllib3',
    packages: { urllib3: ['2.8.0', '2.2.3'] },
    act: 'urllib3',
    tells: request('urllib3'),
  },
  { library: 'httpx', packages: httpx, act: 'httpx', tells: request('httpx') },
  { library: 'httpx: asynchronous', packages: httpx, act: 'httpx_async', tells: request('httpx') },
  { library: 'httpx: HTTP/2', packages: httpx, act: 'httpx_http2', tells: request('httpx') },
  {
    library: 'aiohttp',
    packages: { aiohttp: ['3.14.5', '3.10.10'] },
    act: 'aiohttp',
    tells: request('aiohttp'),
  },
  {
    library: 'websockets',
    packages: { websockets: ['17.4', '13.1'] },
    act: 'websockets',
    tells: request('websockets', { scheme: 'ws', method: 'GET', status: 101 }),
  },
  { library: 'openai', packages: openai, act: 'openai', tells: call('OpenAI', 'openai') },
  {
    library: 'openai: asynchronous',
    packages: openai,
    act: 'openai_async',
    tells: call('OpenAI', 'openai'),
  },
  {
    library: 'anthropic',
    packages: { anthropic: ['2.12.0', '0.39.0'] },
    act: 'anthropic',
    tells: call('Anthropic', 'anthropic'),
  },
  {
    library: 'google-genai',
    packages: { 'google-genai': ['3.4.0', null] },
    act: 'google_genai',
    tells: call('Google Gemini', 'google.genai'),
  },
  {
    library: 'google-generativeai',
    packages: { 'google-generativeai': [null, '0.8.3'] },
    act: 'google_generativeai',
    tells: call('Google Gemini', 'google.generativeai', { model: 'models/m' }),
  },
  {
    library: 'mistralai',
    packages: { mistralai: ['3.7.0', '1.2.1'] },
    act: 'mistralai',
    tells: call('Mistral', 'mistralai'),
  },
  {
    library: 'cohere',
    packages: { cohere: ['7.3.1', '5.11.4'] },
    act: 'cohere',
    tells: call('Cohere', 'cohere'),
  },
  {
    library: 'ollama',
    packages: { ollama: ['0.6.3', '0.4.0'] },
    act: 'ollama',
    tells: call('Ollama', 'ollama'),
  },
  { library: 'boto3: Bedrock', packages: boto3, act: 'bedrock', tells: call('Amazon Bedrock', 'botocore') },
  { library: 'boto3: S3', packages: boto3, act: 's3', tells: stored('Amazon S3') },
  {
    library: 'azure-storage-blob',
    packages: { 'azure-storage-blob': ['12.31.1', '12.23.1'] },
    act: 'azure',
    tells: stored('Azure Blob Storage'),
  },
  {
    library: 'google-cloud-storage',
    packages: { 'google-cloud-storage': ['3.17.1', '2.18.2'] },
    act: 'google_storage',
    tells: stored('Google Cloud Storage'),
  },
  {
    library: 'litellm',
    packages: { litellm: ['1.110.2', null], httpx: ['0.28.1', null] },
    act: 'litellm',
    environment: 'litellm',
    tells: call('LiteLLM', 'litellm', { model: 'openai/m' }),
  },
  {
    library: 'litellm, through openai',
    packages: { litellm: [null, '1.53.1'], httpx: [null, '0.27.2'] },
    act: 'litellm',
    environment: 'litellm',
    tells: call('OpenAI', 'litellm', { model: 'openai/m' }),
  },
  {
    library: 'langchain-openai',
    packages: { 'langchain-openai': ['1.7.4', '0.2.6'] },
    act: 'langchain',
    environment: 'langchain',
    tells: call('OpenAI', 'langchain_core'),
  },
  { library: 'smtplib (standard library)', packages: {}, act: 'smtplib', tells: mail('smtplib') },
  {
    library: 'aiosmtplib',
    packages: { aiosmtplib: ['5.1.3', '3.0.2'] },
    act: 'aiosmtplib',
    environment: 'mail',
    tells: mail('aiosmtplib'),
  },
  {
    library: 'selenium: Chromium',
    packages: { selenium: ['4.51.0', '4.26.1'] },
    act: 'selenium',
    environment: 'desktop',
    desktop: true,
    tells: steered('selenium', 'chrome', 'get'),
  },
  {
    library: 'playwright: Chromium',
    packages: { playwright: ['1.65.2', '1.48.0'] },
    act: 'playwright',
    environment: 'desktop',
    desktop: true,
    tells: steered('playwright', 'browser', 'goto'),
  },
  {
    library: 'pyautogui: X11',
    packages: { pyautogui: ['0.9.54', '0.9.54'] },
    act: 'pyautogui',
    environment: 'desktop',
    desktop: true,
    tells: [...steered('pyautogui', 'screen', 'write'), ...steered('pyautogui', 'screen', 'moveTo')],
  },
  {
    library: 'pyperclip: xclip',
    packages: { pyperclip: ['1.11.0', '1.9.0'] },
    act: 'pyperclip',
    environment: 'desktop',
    desktop: true,
    tells: [
      { type: 'clipboard.accessed', access: 'write', bytes: 6, library: 'pyperclip' },
      { type: 'clipboard.accessed', access: 'read', bytes: 6, library: 'pyperclip' },
    ],
  },
  {
    library: 'IPython',
    packages: { ipython: ['9.18.1', '8.29.0'] },
    act: 'ipython',
    tells: [
      { type: 'cell.executed', number: 1, lines: 2, at: '<cell 1>:1' },
      { type: 'file.opened', access: 'write', at: '<cell 1>:2' },
    ],
  },
]

/** The packages of these cases, as pip takes them; `generation` 0 is the current one. */
export const webRequirements = (cases: WebCase[], generation: 0 | 1): string[] => {
  const all = cases.flatMap(({ packages }) => Object.entries(packages))
  return [
    ...new Set(
      all.flatMap(([name, versions]) => (versions[generation] ? `${name}==${versions[generation]}` : [])),
    ),
  ].sort()
}
