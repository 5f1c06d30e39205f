import type { Plugin } from 'vite'
import { media } from '../src/ui/media.ts'

const isKnown = (name: string): name is keyof typeof media => name in media

/** Replaces `@media (--name)` by the condition of that name, because a custom property can't stand in a media query. */
export function namedMedia(): Plugin {
  return {
    name: 'named-media',
    enforce: 'pre',
    transform: {
      filter: { id: /\.css$/ },
      handler(code) {
        return code.replace(/(?<=@media [^{]*)\((--[\w-]+)\)/g, (_, name: string) => {
          if (!isKnown(name)) this.error(`No media condition is named ${name}. The names are in src/ui/media.ts.`)
          return media[name]
        })
      },
    },
  }
}
