import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { media } from '../../client/src/ui/media.ts'

const source = join(import.meta.dirname, '../../client/src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'))
const sheets = files.map((file) => ({
  file,
  text: readFileSync(join(source, file), 'utf8').replace(/\/\*.*?\*\//gs, ''),
}))
const tokens = sheets.find(({ file }) => file.endsWith('theme.css'))?.text ?? ''

const isWritten = (value: string) => !/^(0|auto|inherit|[\d.]+(%|mm)|-?[123]px|env\(.*|var\(.*)$/.test(value)
/** A formula counts as one value. */
const formula = /calc\((?:[^()]|\([^()]*\))*\)/g
const valuesOf = (property: RegExp, text: string) =>
  [...text.matchAll(property)].flatMap(([, value = '']) => value.replace(formula, 'auto').split(/\s+/))

describe.each(sheets)(
  '[TR7] style sheets take type, distances, layers and widths from the tokens: $file',
  ({ text }) => {
    it('takes sizes of type, distances and layers from the tokens', () => {
      expect(valuesOf(/font-size: ([^;]+);/g, text).filter(isWritten)).toEqual([])
      expect(valuesOf(/(?:padding|margin|gap)[a-z-]*: ([^;]+);/g, text).filter(isWritten)).toEqual([])
      expect(valuesOf(/z-index: ([^;]+);/g, text).filter(isWritten)).toEqual([])
    })

    it('names only tokens and widths that exist', () => {
      const named = [...text.matchAll(/var\((--dr-(?:type|space|layer)-[\w-]+)\)/g)].map(([, name = '']) => name)
      expect(named.filter((name) => !tokens.includes(`${name}:`))).toEqual([])
      const widths = [...text.matchAll(/@media ([^{]*width[^{]*) \{/g)].map(([, condition]) => condition)
      expect(widths).toEqual([])
      const asked = [...text.matchAll(/@media \((--[\w-]+)\)/g)].map(([, name]) => name)
      expect(asked.filter((name) => !Object.keys(media).includes(name ?? ''))).toEqual([])
    })
  },
)

it('[TR9] a style sheet that several features use is in ui', () => {
  const modules = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const featureOf = (file: string) => file.split('/')[0]
  const foreign = modules.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(/from '(\.[^']+\.css)'/g)]
      .map(([, sheet = '']) => join(dirname(file), sheet))
      .filter((sheet) => featureOf(sheet) !== 'ui' && featureOf(sheet) !== featureOf(file)),
  )
  expect(modules.length).toBeGreaterThan(100)
  expect(foreign).toEqual([])
})
