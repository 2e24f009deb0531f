// Folders that a program on the machine keeps the same as a store in a cloud: what is written there leaves the machine.

const folders: readonly [provider: string, pattern: RegExp][] = [
  ['OneDrive', /[\\/]OneDrive( - [^\\/]+|-[^\\/]+)?[\\/]/],
  ['SharePoint', /[\\/](SharePoint|[^\\/]+ - SharePoint)[\\/]/],
  ['Google Drive', /[\\/](Google ?Drive(-[^\\/]+)?|My Drive|GoogleDrive-[^\\/]+)[\\/]/],
  ['Dropbox', /[\\/]Dropbox( \([^\\/]+\))?[\\/]/],
  ['iCloud Drive', /[\\/](iCloudDrive|com~apple~CloudDocs)[\\/]/],
  ['Box', /[\\/](Box|Box Sync)[\\/]/],
  ['Nextcloud', /[\\/]Nextcloud[\\/]/],
]

/** The store behind a file's folder; undefined where there is none. */
export const syncedBy = (path: string): string | undefined =>
  folders.find(([, pattern]) => pattern.test(path))?.[0]
