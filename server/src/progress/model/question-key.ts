/** A question, whatever the version of its pack: `packId/questionId`. */
export type QuestionKey = string

export const questionKey = ({ packId, questionId }: { packId: string; questionId: string }): QuestionKey =>
  `${packId}/${questionId}`
