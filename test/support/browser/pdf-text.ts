import { execFileSync, spawnSync } from 'node:child_process'

/** Whether `pdftotext` is installed (Debian: `poppler-utils`). */
export const canReadPdf = (): boolean => spawnSync('pdftotext', ['-v']).error === undefined

/** The text of a PDF in its layout, with a form feed between pages. */
export const textOf = (pdf: Buffer): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
