import type { Element } from '@dryrun/shared/interview/element.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BoardHouse, type BoardRoom } from '../../support/browser/board-room.ts'
import { dropFiles, pasteText, type SceneElement, sceneOn } from '../../support/browser/canvas-scene.ts'
import { allSaved } from '../../support/browser/moves.ts'
import { inputs } from '../../support/page/inputs.ts'

let house: BoardHouse
let room: BoardRoom

beforeAll(async () => {
  house = await BoardHouse.open()
  room = await house.newRoom()
})
afterAll(async () => {
  const complaints = [...room.ada.complaints, ...room.bob.complaints]
  await room.close()
  await house.close()
  expect(complaints).toEqual([])
})

const shared = ['type', 'x', 'y', 'width', 'height', 'strokeColor', 'backgroundColor', 'fillStyle', 'points'] as const
const bound = [
  'text',
  'originalText',
  'fileId',
  'startBinding',
  'endBinding',
  'containerId',
  'groupIds',
  'link',
] as const

/** Visible properties of an element, with positions rounded as the clients share them. */
const looks = (element: SceneElement | Element) =>
  JSON.stringify(
    [element.id, ...[...shared, ...bound].map((key) => (element as Record<string, unknown>)[key] ?? null)],
    (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 50) / 50 : value),
  )
const sorted = (elements: readonly (SceneElement | Element)[]) => elements.map(looks).sort()

const onCanvas = async (page: Page) => (await sceneOn(page))?.elements ?? []

async function untilSame(count: number): Promise<void> {
  const { ada, bob } = room
  await expect
    .poll(async () => [(await onCanvas(ada.page)).length, (await onCanvas(bob.page)).length, room.elements.length])
    .toEqual([count, count, count])
  await allSaved(ada)
  await allSaved(bob)
  await expect.poll(async () => sorted(await onCanvas(ada.page))).toEqual(sorted(room.elements))
  await expect.poll(async () => sorted(await onCanvas(bob.page))).toEqual(sorted(room.elements))
}

const told = (words: string | RegExp) => room.ada.page.getByRole('alert').filter({ hasText: words }).waitFor()
const last = (type: Element['type']) => room.elements.filter((element) => element.type === type).at(-1)

describe('files of other programs on one board', () => {
  it('[CV8] lines with pressures are seen by both, whether pasted or dropped', async () => {
    await pasteText(room.ada.page, inputs.read('K01-three-valued-points.clip.json'), [300, 200])
    await untilSame(1)
    expect(last('line')?.points?.every((point) => point.length === 2)).toBe(true)
  })

  it('[CV8] a drawing that is dropped is added to what is on the board', async () => {
    await dropFiles(room.ada.page, [
      { name: 'K02.excalidraw', text: inputs.read('K02-drop-me.excalidraw'), at: [500, 200] },
    ])
    await untilSame(2)
    await dropFiles(room.ada.page, [
      { name: 'K08.excalidraw', text: inputs.read('K08-foreign-ids.excalidraw'), at: [700, 200] },
    ])
    await untilSame(4)
  })

  it('[CV8] colors and bindings of other programs are the same for both', async () => {
    await pasteText(room.ada.page, inputs.read('K05-colors.clip.json'), [400, 350])
    await untilSame(6)
    expect(room.elements.map(({ strokeColor }) => strokeColor)).toContain('#ff000080')
    await pasteText(room.ada.page, inputs.read('K06-newer-binding.clip.json'), [500, 450])
    await untilSame(9)
    const arrow = last('arrow')
    const boxes = room.elements.map(({ id }) => id)
    expect(boxes).toContain(arrow?.startBinding?.elementId)
    expect(boxes).toContain(arrow?.endBinding?.elementId)
  })

  it('[CV8] web embeds are removed from the canvas, and their author is told', async () => {
    await pasteText(room.ada.page, inputs.read('K07-embed.clip.json'), [400, 350])
    await told('2 web embeds were removed.')
    await untilSame(9)
  })

  it('[CV8] of a text that is too long the rest is there to copy', async () => {
    await pasteText(room.ada.page, inputs.read('K04-long.txt'), [300, 500])
    await told('was shortened.')
    await untilSame(10)
    const rest =
      (await room.ada.page
        .getByRole('alert')
        .filter({ hasText: 'was shortened.' })
        .locator('p')
        .nth(1)
        .textContent()) ?? ''
    const kept = last('text')?.originalText ?? ''
    expect((kept + rest).replace(/\s/g, '')).toBe(inputs.read('K04-long.txt').replace(/\s/g, ''))
  })

  it('[CV9] pictures of a pasted and of a dropped drawing are seen by both', async () => {
    await pasteText(room.ada.page, inputs.read('K03-picture.clip.json'), [700, 350])
    await untilSame(11)
    await dropFiles(room.ada.page, [
      { name: 'K03.excalidraw', text: inputs.read('K03-picture.excalidraw'), at: [800, 350] },
      { name: 'sign.svg', type: 'image/svg+xml', text: SIGN },
    ])
    await untilSame(13)
    const ids = room.elements.flatMap(({ fileId }) => fileId ?? [])
    for (const { page } of [room.ada, room.bob])
      await expect
        .poll(async () => Object.keys((await sceneOn(page))?.files ?? {}))
        .toEqual(expect.arrayContaining(ids))
  })

  it('[CV8] all of it is there after a reload, pictures too', async () => {
    const before = sorted(room.elements)
    for (const { page } of [room.ada, room.bob]) {
      await page.reload()
      await page.getByLabel('The board in words').waitFor({ state: 'attached' })
    }
    await untilSame(13)
    expect(sorted(room.elements)).toEqual(before)
    const ids = room.elements.flatMap(({ fileId }) => fileId ?? [])
    for (const { page } of [room.ada, room.bob])
      await expect
        .poll(async () => Object.keys((await sceneOn(page))?.files ?? {}).sort())
        .toEqual([...new Set(ids)].sort())
  })

  it('[CV10] a library is kept in this browser, and what is inserted from it is seen by both', async () => {
    const { page } = room.ada
    await dropFiles(page, [{ name: 'wires.excalidrawlib', text: inputs.read('K01-three-valued-points.excalidrawlib') }])
    await page.locator('.library-unit__active').first().click()
    await untilSame(14)
    await page.reload()
    await page.getByLabel('The board in words').waitFor({ state: 'attached' })
    await page.locator('.default-sidebar-trigger').click()
    await page.locator('.library-unit__active').first().waitFor()
    expect(await page.locator('.library-unit__active').count()).toBe(1)
  })

  it('[CV8] a file that is neither picture, drawing nor library is refused with a sentence', async () => {
    await dropFiles(room.ada.page, [{ name: 'notes.txt', text: 'hello' }])
    await room.ada.page.getByText('“notes.txt” was not added.').waitFor()
    await untilSame(14)
  })
})

const SIGN =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#0a0"/></svg>'
