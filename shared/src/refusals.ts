/** All refusal codes and their messages. A refusal is an ordinary answer, for example when two people act at once. */
export const refusals = {
  notYours: 'This is for the other role in this round.',
  wrongStage: 'This is not possible at this point of the interview.',
  ended: 'The interview has ended and can no longer be changed.',
  noSeat: 'You have no seat in this interview. Ask its host for a link.',
  seatTaken: 'Someone else has already taken this seat. Ask the host for another link.',
  alreadySeated: 'You already have a seat in this interview.',
  observerLater:
    'This link shows the script, and the person who made it does not interview in this round. Ask the interviewer.',
  roomFull: 'This interview has as many people as it can hold.',
  seatsEmpty: 'Both seats must be taken before a round can start.',
  noMoreRounds: 'That was the last round. End the interview to submit feedback.',
  unknownPhase: 'The plan has no such phase.',
  unknownItem: 'The script of this round has no such entry.',
  alreadyDone: 'That has been done already.',
  hintOrder: 'Give the hints in order: nudge, lead, show.',
  alreadyPaused: 'The clock is paused already.',
  notPaused: 'The clock is running.',
  noMoreHints: 'There are no more hints for this question.',
  emptyNote: 'Write something, or choose a tag.',
  momentOutside: 'The moment lies outside this round. Choose one between its start and its end.',
  handedIn: 'You have submitted this round; it can no longer be changed.',
  nothingScored: 'Score at least one dimension before you submit.',
  evidenceMissing: 'A score of 1 or 4 needs at least one moment of evidence. Attach one, or choose 2 or 3.',
  sentenceMissing:
    'The observed parts come to another level. Say in a sentence why you choose this one, or use the computed level.',
  scoresMissing: 'Score yourself on every dimension before you submit.',
  ratingMissing: 'Rate the interviewing before you submit.',
  handInFirst: 'Submit your own scores first. Then you can look at the script.',
  soloSeats: 'Someone practices alone here. The only other seat is for a review afterwards.',
  notReviewable: 'There is nothing to review yet. Come back with the same link when it is over.',
  questionHeld:
    'This has a question that waits for you in another interview. It opens once both of you have submitted feedback there.',
  stillExpected:
    'Your partner may still come. Practice solo five minutes after the time, when nobody else is in the room.',
  sealed: 'The scores are hidden until both of you have submitted feedback.',
  notHere: 'This person is not in the room right now.',
  unknownElement: 'This change is for something that was never on the board.',
  brokenStroke: 'This stroke arrived incomplete or is too long. Draw it again.',
  brokenShape: 'This shape is incomplete or too dense to draw. Draw it again, smaller or with a plain fill.',
  boardFull: 'The board is full. Erased shapes count too; start the next round for a clean board.',
  chatFull: 'The chat of this interview is full. Talk instead, or write on the board.',
  notesFull: 'Your notes on this round are full. Shorten or remove a note, then save this one again.',
  evidenceFull: 'This round holds as much evidence as it can. Remove a moment, then attach this one again.',
  clockFull:
    'The clock of this round has been paused or moved too often. It runs on; finish the round when it is over.',
  notRecorded: 'Voices are recorded only while both players agree to it.',
  recordingFull: 'The recording of this interview was started too often. It goes on without one.',
  logFull: 'This interview has reached the most it can record. End it to submit feedback.',
  invalid: 'This version of the page sent something the server does not understand. Reload the page.',
  tooLarge: 'That is too large to send at once. Split it into smaller parts.',
  failed: 'The server stumbled over this and did not do it. It has been recorded; trying again may not help.',
  tooFast: 'That was too much at once. It is sent again shortly.',
  notSaved: 'The server cannot save right now. Your change is kept and sent again.',
} as const

export type Refusal = keyof typeof refusals

/** Temporary refusals: the client sends the submission again. */
export const passing: readonly Refusal[] = ['tooFast', 'notSaved']
