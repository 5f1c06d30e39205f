import { useLocalStorage } from '@mantine/hooks'

export const readyTags: readonly string[] = [
  'good estimate',
  'good question',
  'clear trade-off',
  'missed failure case',
  'vague',
  'needed prompting',
  'took feedback',
  'ran over time',
]

const MOST = 12

export function useOwnTags() {
  const [tags, setTags] = useLocalStorage<string[]>({
    key: 'dryrun.tags',
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  const known = (tag: string) => [...readyTags, ...tags].some((other) => other.toLowerCase() === tag.toLowerCase())
  return {
    tags,
    full: tags.length >= MOST,
    add: (tag: string) => {
      if (tag && !known(tag)) setTags([...tags, tag])
    },
    remove: (tag: string) => setTags(tags.filter((other) => other !== tag)),
  }
}
