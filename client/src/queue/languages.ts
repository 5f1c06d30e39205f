/** Common practice languages, by ISO 639-1 code. */
const codes =
  'ar bg bn ca cs da de el en es et fa fi fr gu he hi hr hu id it ja kn ko lt lv ml mr ms nl no pa pl pt ro ru sk sl sr sv sw ta te th tl tr uk ur vi zh'.split(
    ' ',
  )
const names = new Intl.DisplayNames(undefined, { type: 'language' })

export const nameOfLanguage = (code: string): string => names.of(code) ?? code

export const languageChoices = (chosen: readonly string[]) =>
  [...new Set([...codes, ...chosen])]
    .map((value) => ({ value, label: nameOfLanguage(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label))

/** The browser's languages among the common ones, three at most; English if none matches. */
export const ownLanguages = (): string[] => {
  const spoken = navigator.languages.map((code) => code.split('-')[0] ?? '').filter((code) => codes.includes(code))
  return spoken.length ? [...new Set(spoken)].slice(0, 3) : ['en']
}
