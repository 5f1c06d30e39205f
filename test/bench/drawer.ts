import { randomUUID } from 'node:crypto'
import { nextChange } from '@dryrun/client/live/sync/board-diff.ts'
import type { Values } from '@dryrun/client/live/sync/board-element.ts'
import { BoardSync } from '@dryrun/client/live/sync/board-sync.ts'
import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Receipt } from '@dryrun/shared/protocol.ts'
import { PaperCanvas } from '../support/page/paper-canvas.ts'
import { gestures, idOf, shapeOf } from './drawing.ts'
import type { Line } from './line.ts'

export type Gesture = keyof typeof gestures

const kinds = { drag: 'rectangle', stroke: 'freedraw', typing: 'text' } as const
const clock = {
  now: () => performance.now(),
  later(run: () => void, ms: number) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/**
 * A person who draws. With `paced` the client's own sync decides what is sent and when; otherwise each step is a
 * message of its own.
 */
export class Drawer {
  readonly line: Line
  readonly #canvas = new PaperCanvas()
  readonly #sync: BoardSync
  readonly #isPaced: boolean
  readonly #sentAt: Map<string, number>
  readonly receiptMs: number[] = []
  /** This person's messages as text, to leave them out of the others' latencies. */
  readonly sent = new Set<string>()
  #id = ''
  #seen: Values | undefined
  #step = 0
  messages = 0

  constructor(line: Line, { isPaced, sentAt }: { isPaced: boolean; sentAt: Map<string, number> }) {
    this.line = line
    this.#isPaced = isPaced
    this.#sentAt = sentAt
    this.#sync = new BoardSync({
      clock,
      submit: (command) => this.#send(command),
      onNotes: () => undefined,
      onAgreement: () => undefined,
    })
    this.#sync.receive({ round: 0, fresh: true, patches: [] })
    this.#sync.attach(this.#canvas)
    if (isPaced) this.#canvas.onChange = () => this.#sync.changed()
    line.socket.on('frame', this.#onFrame)
  }

  begin(gesture: Gesture, number: number): void {
    this.#id = idOf(number)
    this.#canvas.draw(this.#id, {
      ...shapeOf(kinds[gesture]),
      ...(gesture === 'stroke' && {
        points: [
          [0, 0],
          [1, 1],
        ],
      }),
    })
    this.#share()
  }

  step(gesture: Gesture): void {
    this.#step += 1
    const points = (this.#canvas.see(this.#id)?.points ?? []) as number[][]
    this.#canvas.draw(this.#id, gestures[gesture](this.#step, points))
    this.#share()
  }

  end(): void {
    this.#sync.flush()
    this.line.socket.off('frame', this.#onFrame)
  }

  readonly #onFrame = ({ board }: Frame): void => {
    if (board) this.#sync.receive(board)
  }

  #share(): void {
    const now = this.#canvas.elements().find(({ id }) => id === this.#id)
    if (this.#isPaced || !now) return
    const change = nextChange(now, this.#seen)
    if (change?.patch) this.#send({ type: 'changeBoard', round: 0, patches: [change.patch] })
    this.#seen = change?.seen ?? this.#seen
  }

  #send(command: CommandOf<'changeBoard'>): string {
    const id = randomUUID()
    const sent = performance.now()
    this.messages += 1
    const key = JSON.stringify(command.patches)
    this.sent.add(key)
    this.#sentAt.set(key, sent)
    this.line.socket.emit('command', { id, command }, ({ ok }: Receipt) => {
      if (!ok) throw new Error('a change was refused')
      this.receiptMs.push(performance.now() - sent)
      this.#sync.settle(id)
    })
    return id
  }
}
