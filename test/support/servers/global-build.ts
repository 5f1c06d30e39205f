import { build } from '../../../scripts/toolchain.mjs'

/** Browser and process tests run the built client and server. */
export default async function setup() {
  await build()
}
