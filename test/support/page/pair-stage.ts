import { ownId } from '@dryrun/client/live/admission/ids.ts'
import { BoardSync } from '@dryrun/client/live/sync/board-sync.ts'
import { BoardsDraft } from '@dryrun/server/core/board-draft.ts'
import { Boards } from '@dryrun/shared/interview/board.ts'
import { Command, type CommandOf } from '@dryrun/shared/interview/commands.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import { plenty } from '../domain/plenty.ts'
import { BoardStage } from './board-stage.ts'
import { PaperCanvas } from './paper-canvas.ts'
import type { Step } from './shape-dice.ts'

type Loose = Record<string, unknown>

/** One step in so many draws a shape with an id of another program. */
const FOREIGN = 7
const ANSWERED = 3

/** Two canvases, an author's and another person's, with a server as strict as the real one between them. */
export class PairStage {
  readonly author = new BoardStage()
  readonly otherCanvas = new PaperCanvas()
  /** The last drawn state of each shape that was not erased, by its id on the board. */
  readonly drawn = new Map<string, Loose>()
  readonly #boards = new Boards()
  readonly #draft = new BoardsDraft(this.#boards)
  readonly #other: BoardSync
  #answered = 0
  #steps = 0

  constructor() {
    this.#other = new BoardSync({
      clock: this.author.clock,
      submit: () => {
        throw new Error('the other person drew nothing, and sent something')
      },
      onNotes: () => undefined,
      onAgreement: () => undefined,
    })
    this.otherCanvas.onChange = () => this.#other.changed()
    this.#other.attach(this.otherCanvas)
    for (const sync of [this.author.sync, this.#other]) sync.receive({ round: 0, fresh: true, patches: [] })
  }

  get board(): Readonly<Element>[] {
    return [...this.#boards.of(0).elements()].filter(({ isDeleted }) => !isDeleted)
  }

  take({ draw, change, erase }: Step): void {
    const number = this.#steps++
    if (draw) this.#draw(number % FOREIGN ? `e${number}` : `node:${number}`, draw)
    if (change) this.#change(change.which, change.props)
    if (erase !== undefined) this.#erase(erase)
    if (number % ANSWERED === 0) this.settle()
  }

  /** Advances the time until every change is sent, decided and shown to both. */
  settle(): void {
    for (let turn = 0; turn < 12; turn++) {
      this.author.clock.pass(1_100)
      this.#answer()
    }
  }

  #draw(id: string, props: Loose): void {
    this.author.canvas.draw(id, { ...props, isDeleted: false })
    this.drawn.set(ownId(id) ?? '', { x: 0, y: 0, width: 10, height: 10, ...props })
  }

  #change(which: number, props: Loose): void {
    const one = this.#visible(which)
    if (!one) return
    this.author.canvas.draw(one.id, props)
    this.drawn.set(ownId(one.id) ?? '', { ...one, ...props })
  }

  #erase(which: number): void {
    const one = this.#visible(which)
    if (!one) return
    this.author.canvas.draw(one.id, { isDeleted: true })
    this.drawn.delete(ownId(one.id) ?? '')
  }

  #visible(which: number) {
    const visible = this.author.canvas.elements().filter(({ isDeleted }) => !isDeleted)
    return visible[which % (visible.length || 1)]
  }

  #answer(): void {
    for (const { id, ...command } of this.author.sent.slice(this.#answered)) {
      const { patches } = Command.parse(JSON.parse(JSON.stringify(command))) as CommandOf<'changeBoard'>
      const refusal = this.#draft.take(0, patches, plenty)
      if (refusal) throw new Error(`the server refused a change: ${refusal}`)
      const drawn = { round: 0, fresh: false, patches: this.#boards.of(0).apply(patches) }
      for (const sync of [this.author.sync, this.#other]) sync.receive(drawn)
      this.author.sync.settle(id)
    }
    this.#answered = this.author.sent.length
  }
}
