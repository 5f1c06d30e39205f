import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import { type Interview, isRecording, type Take } from '@dryrun/shared/interview/interview.ts'
import { accept, type Decision, type Facts, MAX_RECORDING_CHANGES, MAX_TAKES, refuse } from './decision.ts'

type RecordingCommand = CommandOf<'agreeToRecording' | 'withdrawVoice' | 'startVoice' | 'endVoice'>

export function decideRecording(facts: Facts, command: RecordingCommand): Decision {
  switch (command.type) {
    case 'agreeToRecording':
      return agreeToRecording(facts)
    case 'withdrawVoice':
      return withdrawVoice(facts)
    case 'startVoice':
      return startVoice(facts, command)
    case 'endVoice':
      return endVoice(facts, command)
  }
}

/** Refuses with `alreadyDone`, or with `recordingFull` at `MAX_RECORDING_CHANGES`. */
function agreeToRecording({ interview, by }: Facts): Decision {
  const { agreed, changes } = interview.recording
  if (agreed.includes(by)) return refuse('alreadyDone')
  if (changes >= MAX_RECORDING_CHANGES) return refuse('recordingFull')
  return accept({ type: 'recordingAgreed' })
}

/** Always possible for a person who has agreed. Refuses with `alreadyDone` otherwise. */
function withdrawVoice({ interview, by }: Facts): Decision {
  return interview.recording.agreed.includes(by) ? accept({ type: 'voiceWithdrawn' }) : refuse('alreadyDone')
}

/**
 * Refuses with `notRecorded` unless all players agree now, with `alreadyDone` for a take that exists, and with
 * `recordingFull` at `MAX_TAKES`.
 */
function startVoice({ interview }: Facts, { take, kind }: CommandOf<'startVoice'>): Decision {
  if (!isRecording(interview)) return refuse('notRecorded')
  if (takeOf(interview, take)) return refuse('alreadyDone')
  if (interview.recording.takes.length >= MAX_TAKES) return refuse('recordingFull')
  return accept({ type: 'voiceStarted', take, kind })
}

/** Refuses with `unknownItem` for a take of nobody or of another person, and with `alreadyDone` the second time. */
function endVoice({ interview, by }: Facts, { take, chunks }: CommandOf<'endVoice'>): Decision {
  const known = takeOf(interview, take)
  if (known?.by !== by) return refuse('unknownItem')
  return known.chunks === null ? accept({ type: 'voiceEnded', take, chunks }) : refuse('alreadyDone')
}

const takeOf = ({ recording }: Interview, id: string): Take | undefined =>
  recording.takes.find(({ take }) => take === id)
