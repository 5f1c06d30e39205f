/** Beside the field of a sentence for which a chosen level waits. */
export const neededText =
  'Your level is kept and counts once you say why, because the ticked parts come to another one.'
