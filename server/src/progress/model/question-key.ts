/** `packId/questionId`, independent of the pack's version. */
export type QuestionKey = string

export const questionKey = ({ packId, questionId }: { packId: string; questionId: string }): QuestionKey =>
  `${packId}/${questionId}`
