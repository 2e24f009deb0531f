// `node killedPolicy.ts DATA OFFER.json STEP`: takes an offered policy and is killed before its STEP-th step on the disk.

import { readFileSync } from 'node:fs'
import { loadDestinations } from '@sentinel/knowledge'
import { policyFiles } from '../policy/policyFiles.ts'
import { createPolicyKeeper } from '../policy/policyKeeper.ts'

const [data = '', offer = '', step = ''] = process.argv.slice(2)
let left = Number(step)

const mortal = new Proxy(policyFiles, {
  get(target, name) {
    const member = Reflect.get(target, name) as (...args: unknown[]) => unknown
    return (...args: unknown[]) => {
      if (left-- === 0) {
        // Half a file is the worst that a kill leaves of a write.
        if (name === 'write')
          policyFiles.write(String(args[0]), String(args[1]).slice(0, 40), Number(args[2]))
        process.kill(process.pid, 'SIGKILL')
      }
      return member.apply(target, args)
    }
  },
})
const { signed, serverKey } = JSON.parse(readFileSync(offer, 'utf8'))
const { kinds } = loadDestinations()
const target = () => ({ endpoint: { id: 'e', groups: [] }, facts: {}, kinds, accounts: {} })
createPolicyKeeper({ data, files: mortal, target }).offer(signed, serverKey)
