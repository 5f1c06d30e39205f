import type { Note } from '@dryrun/client/live/admission/note.ts'
import { BoardSync } from '@dryrun/client/live/sync/board-sync.ts'
import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import { HandClock } from './hand-clock.ts'
import { PaperCanvas } from './paper-canvas.ts'

/** One person's board with a canvas, and a server played by the test. */
export class BoardStage {
  readonly clock = new HandClock()
  readonly canvas = new PaperCanvas()
  readonly sent: (CommandOf<'changeBoard'> & { id: string })[] = []
  /** Notes to the author about shapes that the board changes or refuses. */
  readonly notes: Note[] = []
  /** Whether canvas and board were equal after each change. */
  readonly agreements: boolean[] = []
  readonly sync: BoardSync
  #answered = 0

  constructor() {
    this.sync = new BoardSync({
      clock: this.clock,
      submit: (command) => {
        const id = `s${this.sent.length + 1}`
        this.sent.push({ ...structuredClone(command), id })
        return id
      },
      onNotes: (notes) => this.notes.push(...notes),
      onAgreement: (agrees) => this.agreements.push(agrees),
    })
    this.canvas.onChange = () => this.sync.changed()
    this.sync.attach(this.canvas)
  }

  get patches(): Patch[] {
    return this.sent.flatMap(({ patches }) => patches)
  }

  begin(patches: readonly Patch[] = [], round = 0): void {
    this.sync.receive({ round, fresh: true, patches })
  }

  hear(...patches: Patch[]): void {
    this.sync.receive({ round: this.sync.round, fresh: false, patches })
    this.clock.pass(50)
  }

  /** Plays the server: accepts, shows and acknowledges everything sent since the last call. */
  answer(): void {
    for (const { id, round, patches } of this.sent.slice(this.#answered)) {
      this.sync.receive({ round, fresh: false, patches })
      this.sync.settle(id)
    }
    this.#answered = this.sent.length
  }
}

export const whole = (id: string, props: object = {}): Patch => ({
  id,
  element: { id, type: 'rectangle', x: 0, y: 0, width: 10, height: 10, isDeleted: false, ...props },
})
