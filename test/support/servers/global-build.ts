import { build } from '../../../scripts/toolchain.mjs'

/** Browsers and processes are tested on what people run: the built page and the built server. */
export default async function setup() {
  await build()
}
