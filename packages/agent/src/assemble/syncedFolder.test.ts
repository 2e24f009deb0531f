// Which paths lie in a folder that goes to a cloud.

import { expect, it } from 'vitest'
import { syncedBy } from './syncedFolder.ts'

it.each([
  ['/home/ana/OneDrive/payroll.xlsx', 'OneDrive'],
  ['C:\\Users\\ana\\OneDrive - Contoso\\payroll.xlsx', 'OneDrive'],
  ['/Users/ana/Library/CloudStorage/OneDrive-Contoso/payroll.xlsx', 'OneDrive'],
  ['/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.org/My Drive/a.csv', 'Google Drive'],
  ['G:\\My Drive\\a.csv', 'Google Drive'],
  ['/home/ana/Dropbox (Work)/a.csv', 'Dropbox'],
  ['/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/a.csv', 'iCloud Drive'],
])('%s goes to %s', (path, provider) => {
  expect(syncedBy(path)).toBe(provider)
})

it.each(['/home/ana/onedrive.csv', '/srv/OneDrives/a.csv', '/home/ana/Dropbox', '/data/Boxes/a.csv'])(
  '%s stays',
  (path) => {
    expect(syncedBy(path)).toBeUndefined()
  },
)
