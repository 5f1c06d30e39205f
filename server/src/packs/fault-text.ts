import type { ErrorCode } from 'yaml'
import type { z } from 'zod'

/** Parser errors in an author's terms. The parser's own messages speak of tokens and never reach an author. */
export const formFaults: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'aliases are not allowed; write the text out',
  BAD_ALIAS: 'aliases are not allowed; write the text out, and put quotes around a text that begins with * or &',
  BAD_COLLECTION_TYPE: 'tags are not allowed; packs are plain YAML',
  BAD_DIRECTIVE: 'lines that begin with % are not allowed; packs are plain YAML',
  BAD_DQ_ESCAPE: 'a backslash in a text in double quotes is written twice: \\\\',
  BAD_INDENT: 'this line is indented differently from the lines that it belongs to; use the same number of spaces',
  BAD_PROP_ORDER: 'tags and anchors are not allowed; packs are plain YAML',
  BAD_SCALAR_START: 'a text can’t begin with this character; put quotes around it',
  BLOCK_AS_IMPLICIT_KEY: 'there are two colons in this line; put quotes around the text after the first',
  BLOCK_IN_FLOW: 'within [ ] and { } write every item on one line, with commas between them',
  DUPLICATE_KEY: 'this key stands here twice; keys must be unique',
  IMPOSSIBLE: 'this can’t be read as YAML here; compare it with the lines around it',
  KEY_OVER_1024_CHARS: 'this key is too long; was a colon or a line break lost?',
  MISSING_CHAR: 'a character is missing here: a quote, a bracket, a comma or the space after a colon or dash',
  MULTILINE_IMPLICIT_KEY: 'this line has no key; write “key: text”, or indent it to continue the text above',
  MULTIPLE_ANCHORS: 'anchors are not allowed; write the text out',
  MULTIPLE_DOCS: 'a file holds one pack; remove the line “---” and what follows it',
  MULTIPLE_TAGS: 'tags are not allowed; packs are plain YAML',
  NON_STRING_KEY: 'a key is a plain word',
  RESOURCE_EXHAUSTION: 'the text nests too deeply',
  TAB_AS_INDENT: 'this line is indented with a tab; use spaces',
  TAG_RESOLVE_FAILED: 'tags are not allowed; packs are plain YAML',
  UNEXPECTED_TOKEN: 'this is not expected here; put quotes around texts with special characters, and check brackets',
}

export function valueFault(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_type') return typeFault(issue.expected, value)
  if (issue.code === 'invalid_value')
    return `write ${listed(issue.values.map((each) => (typeof each === 'number' ? String(each) : `"${String(each)}"`)))}`
  if (issue.code === 'too_small') return `${sizeOf(issue.origin, Number(issue.minimum), 'at least')}`
  if (issue.code === 'too_big') return `${sizeOf(issue.origin, Number(issue.maximum), 'at most')}`
  if (issue.code === 'custom' || issue.code === 'invalid_format') return issue.message
  return 'it has another form than packs have; see docs/packs.md'
}

const forms: Readonly<Record<string, string>> = {
  string: 'write a text',
  number: 'write a number',
  int: 'write a whole number',
  boolean: 'write true or false',
  array: 'write a list, each item on a line of its own after a dash',
  tuple: 'write a list, each item on a line of its own after a dash',
  object: 'write keys with their values, indented below it',
}

function typeFault(expected: string, value: unknown): string {
  const form = forms[expected] ?? 'it has another form than packs have; see docs/packs.md'
  if (value === null) return `it is empty; ${form}`
  const isPlain = ['number', 'boolean', 'bigint'].includes(typeof value)
  return expected === 'string' && isPlain ? `put quotes around it: "${String(value).slice(0, 40)}"` : form
}

function sizeOf(origin: string, count: number, bound: 'at least' | 'at most'): string {
  if (origin === 'string' && count === 1) return 'write a text'
  if (origin === 'string') return `use ${bound} ${counted(count, 'character')}`
  if (origin === 'array') return `write ${bound} ${counted(count, 'item')}`
  return `write ${bound} ${count.toLocaleString('en')}`
}

const counted = (count: number, noun: string) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`

const listed = (all: readonly string[]) =>
  all.length < 2 ? all.join() : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`
