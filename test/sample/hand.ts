import { stencils } from '@dryrun/shared/drawing/stencils.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import type { Dice } from '../support/domain/dice.ts'
import type { Drawing, Spot } from './acts.ts'
import { round } from './canvas-elements.ts'
import type { Sketch } from './sketch.ts'

/** One step of a hand: its time in milliseconds of the round's clock, position and changes. */
export type Move = Readonly<{ at: number; cursor: Spot; patches: readonly Patch[] }>

/** A person's hand at the board: in one place at a time, at a varying human pace. */
export class Hand {
  readonly moves: Move[] = []
  readonly #sketch: Sketch
  readonly #dice: Dice
  readonly #colour: string
  #now = 0
  #cursor: Spot

  constructor(sketch: Sketch, dice: Dice, { cursor, colour }: { cursor: Spot; colour: string }) {
    this.#sketch = sketch
    this.#dice = dice
    this.#cursor = cursor
    this.#colour = colour
  }

  /** Starts at `at`, or once the hand is free. */
  draw(at: number, drawing: Drawing): void {
    this.#now = Math.max(this.#now + 250, at)
    if ('add' in drawing) this.#add(drawing)
    else if ('connect' in drawing) this.#connect(drawing)
    else if ('rewire' in drawing) this.#rewire(drawing)
    else if ('relabel' in drawing) this.#relabel(drawing)
    else if ('write' in drawing) this.#write(drawing)
    else if ('move' in drawing) this.#move(drawing)
    else if ('erase' in drawing) this.#erase(drawing.erase)
    else if ('circle' in drawing) this.#circle(drawing)
    else this.#underline(drawing)
  }

  point(at: number, to: Spot): void {
    if (at < this.#now + 400) return
    this.#now = at
    this.#glide(to)
  }

  #add({ add, stencil, label, to: [x, y] }: Extract<Drawing, { add: string }>): void {
    const dropped: Spot = [x - 60 + this.#dice.below(180), y + 60 + this.#dice.below(60)]
    const { name } = stencils[stencil]
    this.#glide(dropped)
    this.#does(300, dropped, this.#sketch.part(add, stencil, name, dropped))
    this.#drag(9, dropped, [x, y], (spot) => this.#sketch.movedPart(add, spot))
    if (name !== label) this.#type(add, label)
  }

  #connect({ connect, from, to, label, low }: Extract<Drawing, { connect: string }>): void {
    const { patches, line } = this.#sketch.arrow(connect, from, to, low)
    this.#glide(line.start)
    this.#does(180, line.start, patches)
    this.#drag(6, line.start, line.end, (spot) => this.#sketch.pulled(connect, 'to', spot))
    this.#does(90, line.end, this.#sketch.tie(connect, 'to', to))
    if (label) this.#type(connect, label)
  }

  #rewire({ rewire, end, to }: Extract<Drawing, { rewire: string }>): void {
    const [start, target] = [this.#sketch.endOf(rewire, end), this.#sketch.endAt(rewire, end, to)]
    this.#glide(start)
    this.#drag(8, start, target, (spot) => this.#sketch.pulled(rewire, end, spot))
    this.#does(120, target, this.#sketch.tie(rewire, end, to))
  }

  #relabel({ relabel, label }: Extract<Drawing, { relabel: string }>): void {
    this.#now += 400
    this.#type(relabel, label)
  }

  #write({ write, text, to }: Extract<Drawing, { write: string }>): void {
    this.#glide(to)
    const [first = '', ...rest] = this.#chunksOf(text)
    this.#does(500, to, this.#sketch.text(write, first, to))
    for (const chunk of rest) this.#keys(write, this.#sketch.wordsOf(write) + chunk)
  }

  #move({ move, to }: Extract<Drawing, { move: string }>): void {
    const from = this.#sketch.placeOf(move)
    this.#glide(from)
    this.#drag(14, from, to, (spot) => this.#sketch.movedPart(move, spot))
  }

  #erase(names: readonly string[]): void {
    for (const name of names) this.#does(450 + this.#dice.below(300), this.#cursor, this.#sketch.erased([name]))
  }

  #circle({ circle, middle: [x, y], reach: [rx, ry] }: Extract<Drawing, { circle: string }>): void {
    const points = Array.from({ length: 40 }, (_, step): Spot => {
      const turn = -2 + (step / 37) * 2 * Math.PI
      const wobble = 0.93 + this.#dice.below(12) / 100
      return [x + Math.cos(turn) * rx * wobble, y + Math.sin(turn) * ry * wobble]
    })
    this.#stroke(circle, points)
  }

  #underline({ underline: [x, y], width }: Extract<Drawing, { underline: Spot }>): void {
    this.#stroke(
      'line',
      Array.from({ length: 28 }, (_, step): Spot => [x + (width * step) / 27, y + this.#dice.below(40) / 10]),
    )
  }

  /** Four points at a time, as the canvas shares a line while it is drawn. */
  #stroke(name: string, points: readonly Spot[]): void {
    const [origin = [0, 0]] = points
    const from = ([x, y]: Spot): [number, number] => [round(x - origin[0]), round(y - origin[1])]
    this.#glide(origin)
    const { id, patches } = this.#sketch.stroke(name, origin, this.#colour)
    this.#does(200, origin, patches)
    for (let step = 1; step < points.length; step += 4) {
      const more = points.slice(step, step + 4)
      this.#does(70 + this.#dice.below(40), more.at(-1) ?? origin, [
        { id, append: { from: step, points: more.map(from) } },
      ])
    }
  }

  #type(name: string, words: string): void {
    this.#now += 350
    let typed = ''
    for (const chunk of this.#chunksOf(words)) {
      typed += chunk
      this.#keys(name, typed)
    }
  }

  #keys(name: string, words: string): void {
    this.#does(130 + this.#dice.below(210), this.#cursor, this.#sketch.words(name, words))
  }

  #chunksOf(words: string): string[] {
    const chunks: string[] = []
    for (let from = 0; from < words.length; ) {
      const length = 2 + this.#dice.below(4)
      chunks.push(words.slice(from, from + length))
      from += length
    }
    return chunks
  }

  /** Moves in steps: slower at both ends, and not quite straight. */
  #drag(steps: number, from: Spot, to: Spot, change: (spot: Spot) => Patch[]): void {
    for (let step = 1; step <= steps; step++) {
      const spot = step === steps ? to : this.#between(from, to, step / steps)
      this.#does(70 + this.#dice.below(50), spot, change(spot))
    }
  }

  #glide(to: Spot): void {
    const from = this.#cursor
    const far = Math.hypot(to[0] - from[0], to[1] - from[1])
    const steps = Math.min(4, Math.ceil(far / 200))
    for (let step = 1; step <= steps; step++)
      this.#does(110, step === steps ? to : this.#between(from, to, step / steps), [])
  }

  #between([x, y]: Spot, [toX, toY]: Spot, share: number): Spot {
    const eased = share * share * (3 - 2 * share)
    const off = () => this.#dice.below(13) - 6
    return [Math.round(x + (toX - x) * eased + off()), Math.round(y + (toY - y) * eased + off())]
  }

  #does(afterMs: number, cursor: Spot, patches: readonly Patch[]): void {
    this.#now += afterMs
    this.#cursor = cursor
    this.#sketch.board.apply(patches)
    this.moves.push({ at: this.#now, cursor: [Math.round(cursor[0]), Math.round(cursor[1])], patches })
  }
}
