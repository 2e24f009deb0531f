// A fresh link that signs one browser in, once.

import type { DataFolder } from '../dataFolder.ts'
import { connect } from './connect.ts'

export async function signInLink(data: DataFolder): Promise<string> {
  const { link } = await connect(data).call('makeSignInLink', { body: {} })
  return link
}
