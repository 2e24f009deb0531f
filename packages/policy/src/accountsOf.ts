// Accounts with their groups, from the text of a system's two files.

import type { Accounts } from './compile.ts'

/** By passwd(5) and group(5): the groups that name the account, and its own first one. Where there are no such files nobody is known. */
export function accountsOf(passwd: string, group: string): Accounts {
  const groups = rowsOf(group).map(([name = '', , gid = '', members = '']) => ({
    name,
    gid,
    members: members.split(',').filter(Boolean),
  }))
  const accounts = rowsOf(passwd).map(([name = '', , uid = '', gid = '']) => {
    const own = groups.filter((one) => one.gid === gid || one.members.includes(name))
    return [uid, [name, own.map((one) => one.name)]] as const
  })
  // The first of several names for one number is the one that the system gives it.
  return Object.fromEntries(accounts.filter(([uid]) => /^\d+$/.test(uid)).reverse())
}

const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'))
