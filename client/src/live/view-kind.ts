import type { EndedView, InterviewerView, View } from '@dryrun/shared/interview/view.ts'

/** Whether the view holds the interviewer panel: the interviewer or an observer. */
export const isInterviewerView = (view: View): view is InterviewerView => 'question' in view

export const isEnded = (view: View): view is EndedView => 'reviews' in view
