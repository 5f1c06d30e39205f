/** A question as authors of format 1 wrote it. */
export const writtenInFormat1 = {
  id: 'orders',
  title: 'About orders',
  kind: 'discussion',
  topics: ['queues'],
  levels: ['mid'],
  prompt: 'Explain orders.',
  script: {
    reallyAsking: 'Whether they see it.',
    bar: { mid: 'a', senior: 'b', staff: 'c' },
    points: [1, 2, 3, 4, 5, 6].map((n) => ({ id: `p${n}`, point: `Point ${n}`, listenFor: 'x', figures: [`${n} ms`] })),
    followUps: [1, 2, 3].map((n) => ({ id: `f${n}`, ask: 'Why?', tests: 'x', goodAnswer: 'y' })),
    hints: ['nudge', 'lead', 'show'].map((step) => ({ id: step, step, text: 'Look.' })),
    redFlags: [1, 2].map((n) => ({ id: `r${n}`, flag: 'No', because: 'x' })),
    figures: [{ value: '15 minutes', meaning: 'The limit.' }],
    curveball: { ask: 'And now?', listenFor: 'x' },
  },
  criteria: [{ id: 'own', name: 'Own', weight: 10, anchors: ['a', 'b', 'c', 'd'] }],
  study: [1, 2].map((n) => ({ dimension: 'api-and-data', drill: `Drill ${n}` })),
}
