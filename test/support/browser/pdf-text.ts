import { execFileSync, spawnSync } from 'node:child_process'

/** Whether PDF files can be read on this machine: Debian has the program in `poppler-utils`. */
export const canReadPdf = (): boolean => spawnSync('pdftotext', ['-v']).error === undefined

/** The text of a PDF, laid out as on its pages, a form feed between two. */
export const textOf = (pdf: Buffer): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
