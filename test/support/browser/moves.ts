import type { Visitor } from './browsers.ts'

/** Opens an interview of three rounds with swaps through the form, and returns the other seat's link. */
export async function openThreeRounds({ page, name }: Visitor, url: string): Promise<string> {
  await page.goto(`${url}/open`)
  await page.getByLabel('Title').fill('Friday rehearsal')
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Two rounds, swap roles' }).click()
  await page.getByRole('button', { name: 'Add a round with roles swapped' }).click()
  await page.getByLabel('Question', { exact: true }).first().selectOption('order-pipeline')
  await page.getByRole('button', { name: 'Create interview' }).click()
  return page.locator('input[value*="/join/"]').first().inputValue()
}

export async function join({ page, name }: Visitor, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Join as candidate' }).click()
  await page.getByRole('heading', { name: 'Who is here' }).waitFor()
}

/** Waits until the board accepts drawing. Throws when it has no box on the page. */
export async function board({ page }: Visitor) {
  const canvas = page.locator('canvas.interactive')
  await canvas.waitFor()
  const box = await canvas.boundingBox()
  if (!box) throw new Error('the board has no place on the page')
  return box
}

/** Draws with the pen, and keeps it down without `lift`. */
export async function stroke(person: Visitor, from: readonly [number, number], { lift = true } = {}): Promise<void> {
  const { x, y } = await board(person)
  const { mouse } = person.page
  await pickPen(person)
  await mouse.move(x + from[0], y + from[1])
  await mouse.down()
  for (let step = 1; step <= 30; step++) await mouse.move(x + from[0] + step * 4, y + from[1] + Math.sin(step / 4) * 30)
  if (lift) await mouse.up()
}

/** Uses the toolbar, since keys reach the board only while it has the focus. */
async function pickPen({ page }: Visitor): Promise<void> {
  await page.locator('label:has([data-testid="toolbar-freedraw"])').click()
  await page.locator('[data-testid="toolbar-freedraw"]:checked').waitFor({ state: 'attached' })
}

/** Runs in the page. Returns the number of inked pixels once it exceeds `least`. */
function inkAbove(least: number): Promise<number> {
  const count = () => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.static')
    const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let inked = 0
    for (let at = 0; at < data.length; at += 4)
      if ([0, 1, 2].some((part) => Math.abs((data[at + part] ?? 0) - (data[part] ?? 0)) > 40)) inked++
    return inked
  }
  return new Promise((resolve) => {
    const look = () => {
      const inked = count()
      if (inked > least) resolve(inked)
      else requestAnimationFrame(look)
    }
    look()
  })
}

export const ink = ({ page }: Visitor): Promise<number> => page.evaluate(inkAbove, -1)

export const untilInkGrows = ({ page }: Visitor, before: number): Promise<number> => page.evaluate(inkAbove, before)

export async function menu({ page }: Visitor, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

export const allSaved = ({ page }: Visitor): Promise<void> => page.getByText('All saved').first().waitFor()
