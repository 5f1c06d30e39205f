import { connect } from '@dryrun/client/live/connection.ts'
import type { StoredNote } from '@dryrun/client/live/kept-notices.ts'
import { openRoom, type RoomClient } from '@dryrun/client/live/room-client.ts'
import type { RoomState } from '@dryrun/client/live/room-store.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { History } from '../faults/history.ts'
import type { Participant } from '../http/participant.ts'
import { MemoryDisk } from './live-room.ts'
import { pageIn, type TestPage } from './page-in.ts'
import { PaperCanvas } from './paper-canvas.ts'

type Visit = { interviewId: string; url: string; history?: History; disk?: MemoryDisk }

/** The client's own room code without a page: real sockets and a simulated canvas. Records what it sends and shows. */
export class PageClient {
  readonly person: string
  readonly room: RoomClient
  readonly canvas = new PaperCanvas()
  readonly page: TestPage
  readonly frames: Frame[] = []

  constructor(person: Participant, { interviewId, url, history, disk = new MemoryDisk() }: Visit) {
    this.person = person.me?.id ?? ''
    this.page = pageIn(url, { cookie: person.cookie })
    this.room = openRoom(interviewId, {
      disk,
      noticeDisk: new MemoryDisk<StoredNote>(),
      clock: this.page.clock,
      connect: (id, ears) => {
        const onFrame = (frame: Frame) => {
          this.frames.push(structuredClone(frame))
          ears.onFrame(frame)
        }
        const connection = connect(id, { ...ears, onFrame }, this.page)
        return {
          ...connection,
          send: async (submission) => {
            history?.invoked(this.person, submission.id, submission.command)
            const receipt = await connection.send(submission)
            if (receipt) history?.answered(this.person, submission.id, receipt)
            return receipt
          },
        }
      },
    })
    this.canvas.onChange = () => this.room.board.changed()
    this.room.board.attach(this.canvas)
  }

  get state(): RoomState {
    return this.room.store.getState()
  }

  /** Connected, verified, and with nothing left to send. */
  get isSettled(): boolean {
    return this.state.link === 'live' && !this.state.unsaved.length
  }

  close(): void {
    this.room.close()
  }
}
