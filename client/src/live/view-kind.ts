import type { EndedView, InterviewerView, View } from '@dryrun/shared/interview/view.ts'

/** Whether this is seen from the interviewer's side of the desk, by the interviewer or a shadow. */
export const isDesk = (view: View): view is InterviewerView => 'question' in view

/** Whether the interview is over: what is left is to hand in and to read the result. */
export const isEnded = (view: View): view is EndedView => 'reviews' in view
