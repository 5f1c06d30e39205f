import type { Page } from 'playwright-core'

export type SceneElement = Readonly<Record<string, unknown> & { id: string; type: string }>

type Fiber = { return: Fiber | null; stateNode: unknown }
type Canvas = {
  scene: { getNonDeletedElements(): readonly SceneElement[] }
  files: Record<string, { mimeType: string; dataURL: string }>
}

/** The canvas elements and the length of each image; undefined without a canvas. */
export const sceneOn = (page: Page): Promise<{ elements: SceneElement[]; files: Record<string, number> } | undefined> =>
  page.evaluate(() => {
    const place = document.querySelector('.excalidraw')
    const key = place && Object.keys(place).find((name) => name.startsWith('__reactFiber'))
    let fiber = key ? (place as unknown as Record<string, Fiber | null>)[key] : null
    while (fiber && !(fiber.stateNode && (fiber.stateNode as Partial<Canvas>).scene)) fiber = fiber.return
    const canvas = fiber?.stateNode as Canvas | undefined
    return (
      canvas && {
        elements: JSON.parse(JSON.stringify(canvas.scene.getNonDeletedElements())),
        files: Object.fromEntries(Object.entries(canvas.files).map(([id, { dataURL }]) => [id, dataURL.length])),
      }
    )
  })

type Fall = Readonly<{ name: string; text: string; type?: string; at?: readonly [number, number] }>

/** Drops files onto the canvas at once, in pixels from its corner. */
export const dropFiles = (page: Page, files: readonly Fall[]): Promise<void> =>
  page.evaluate((given) => {
    const canvas = document.querySelector('canvas.interactive')
    const { left = 0, top = 0 } = canvas?.getBoundingClientRect() ?? {}
    const [x = 500, y = 400] = given[0]?.at ?? []
    const transfer = new DataTransfer()
    for (const { name, text, type = '' } of given) transfer.items.add(new File([text], name, { type }))
    const event = { bubbles: true, cancelable: true, clientX: left + x, clientY: top + y, dataTransfer: transfer }
    canvas?.dispatchEvent(new DragEvent('drop', event))
  }, files)

export async function pasteText(page: Page, text: string, [x, y]: readonly [number, number]): Promise<void> {
  const box = await page.locator('canvas.interactive').boundingBox()
  await page.mouse.move((box?.x ?? 0) + x, (box?.y ?? 0) + y)
  await page.locator('.excalidraw').first().focus()
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}
