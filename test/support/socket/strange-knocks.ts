const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
/** Invalid handshakes; `ours` stands for an interview in which the sender has a seat. */
export const strangeKnocks = [
  ...['{}', 'null', '[]', '7', '"x"', '{', '{"protocol":"1"}', '{"protocol":1e999}', '{"protocol":{"__proto__":1}}'],
  ...[
    '{"__proto__":{"protocol":1}}',
    '{"protocol":1}',
    '{"protocol":1,"interviewId":"__proto__"}',
    `{"protocol":${deep}}`,
  ],
  ...[
    '{"protocol":1,"interviewId":null}',
    `{"protocol":1,"interviewId":${deep}}`,
    '{"protocol":1,"interviewId":["x"]}',
  ],
  ...['-1', '0.5', '1e300', '1e999', '"0"', 'null', '[]', '{}', '9007199254740992', deep].map(
    (version) => `{ours,"version":${version}}`,
  ),
  ...['"version":0,"other":1', '"__proto__":{}', '"constructor":{"prototype":{}}', '"toString":1'].map(
    (more) => `{ours,${more}}`,
  ),
]
