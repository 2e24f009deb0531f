// Who an account is, as the system's files say.

import { expect, it } from 'vitest'
import { accountsOf } from './accountsOf.ts'

it('knows accounts by number with their groups', () => {
  const passwd =
    'root:x:0:0::/root:/bin/sh\nada:x:1000:100::/home/ada:/bin/sh\nada2:x:1000:101::/:/bin/sh\n# none\n'
  const group = 'users:x:100:\nstaff:x:50:ada,ben\nother:x:60:ben\n'
  expect(accountsOf(passwd, group)).toEqual({ 0: ['root', []], 1000: ['ada', ['users', 'staff']] })
})
