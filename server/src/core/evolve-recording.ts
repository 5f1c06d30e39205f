import type { Interview, Recording, Take } from '@dryrun/shared/interview/interview.ts'
import type { Entry, EventOf } from './events.ts'

type RecordingEvent = EventOf<'recordingAgreed' | 'voiceWithdrawn' | 'voiceStarted' | 'voiceEnded'>

/** Applies an event about the recording of voices. */
export function evolveRecording(interview: Interview, event: RecordingEvent, { at, by }: Pick<Entry, 'at' | 'by'>) {
  return { ...interview, recording: changed(interview.recording, event, { at, by }) }
}

function changed(recording: Recording, event: RecordingEvent, { at, by }: Pick<Entry, 'at' | 'by'>): Recording {
  const { agreed, changes, takes } = recording
  switch (event.type) {
    case 'recordingAgreed':
      return { ...recording, agreed: [...agreed.filter((id) => id !== by), by], changes: changes + 1 }
    case 'voiceWithdrawn':
      return { agreed: agreed.filter((id) => id !== by), changes: changes + 1, takes: takes.map(endedAt(at)) }
    case 'voiceStarted': {
      const { take, kind } = event
      const before = takes.map((each) => (each.by === by ? endedAt(at)(each) : each))
      return { ...recording, takes: [...before, { take, by, kind, startedAt: at, endedAt: null, chunks: null }] }
    }
    case 'voiceEnded': {
      const { take, chunks } = event
      return {
        ...recording,
        takes: takes.map((each) => (each.take === take ? { ...endedAt(at)(each), chunks } : each)),
      }
    }
  }
}

/** The end of an interview ends all takes. */
export const withTakesEnded = (recording: Recording, at: number): Recording =>
  recording.takes.some((take) => take.endedAt === null)
    ? { ...recording, takes: recording.takes.map(endedAt(at)) }
    : recording

const endedAt =
  (at: number) =>
  (take: Take): Take =>
    take.endedAt === null ? { ...take, endedAt: at } : take
