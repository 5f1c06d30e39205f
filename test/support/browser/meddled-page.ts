import { applyFrame, type Frame } from '@dryrun/shared/interview/frame.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import type { Page } from 'playwright-core'

/** What a browser is told, with one thing slipped into it: a fault of the page that no test could bring about otherwise. */
export class MeddledPage {
  view: View | undefined
  #slip: Record<string, unknown> | undefined

  /** Call it before the page is loaded. */
  static async of(page: Page): Promise<MeddledPage> {
    const meddled = new MeddledPage()
    await page.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer()
      server.onMessage((message) => socket.send(meddled.#pass(String(message))))
    })
    return meddled
  }

  /** Puts these parts of the view into the next frame, whatever that is about. */
  slip(parts: Record<string, unknown>): void {
    this.#slip = parts
  }

  #pass(text: string): string {
    if (!text.startsWith('42["frame"')) return text
    const frame = (JSON.parse(text.slice(2)) as [string, Frame])[1]
    this.view = applyFrame(this.view, frame)
    const set = { ...frame.set, ...this.#slip }
    this.#slip = undefined
    return `42${JSON.stringify(['frame', Object.keys(set).length ? { ...frame, set } : frame])}`
  }
}
