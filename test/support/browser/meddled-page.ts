import { applyFrame, type Frame } from '@dryrun/shared/interview/frame.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import type { Page } from 'playwright-core'

/** Alters one message to a browser, for client errors that no real server causes. */
export class MeddledPage {
  view: View | undefined
  #slip: Record<string, unknown> | undefined

  /** Call it before the page loads. */
  static async of(page: Page): Promise<MeddledPage> {
    const meddled = new MeddledPage()
    await page.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer()
      server.onMessage((message) => socket.send(meddled.#pass(String(message))))
    })
    return meddled
  }

  /** Puts these parts of the view into the next frame. */
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
