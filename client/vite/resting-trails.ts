import type { Plugin } from 'vite'

/**
 * Excalidraw asks for 60 frames a second as long as a board is open, to look whether a laser pointer of another person
 * has moved. These patches of its production build end that when no pointer is pressed, and begin again when the page
 * hands over new pointers.
 */
const patches: readonly (readonly [RegExp, string])[] = [
  [
    /onFrame\(\)\{this\.updateCollabTrails\(\)\}/,
    `onFrame(){this.updateCollabTrails();return![...this.collabTrails.values()].some((trail)=>trail.hasCurrentTrail)}` +
      `wake(){this.container&&this.animationFrameHandler.start(this)}`,
  ],
  [
    /(\w+)\.collaborators&&this\.setState\(\{collaborators:\1\.collaborators\}\)/,
    '$1.collaborators&&(this.setState({collaborators:$1.collaborators}),this.laserTrails.wake())',
  ],
]

export function restingTrails(): Plugin {
  const done = new Set<RegExp>()
  return {
    name: 'resting-trails',
    apply: 'build',
    transform: {
      filter: { id: /@excalidraw\/excalidraw\/dist\/prod\/.*\.js/ },
      handler(code) {
        const found = patches.filter(([place]) => place.test(code))
        if (!found.length) return undefined
        for (const [place] of found) done.add(place)
        return { code: found.reduce((patched, [place, instead]) => patched.replace(place, instead), code), map: null }
      },
    },
    generateBundle() {
      if (done.size !== patches.length)
        this.error('Excalidraw no longer draws laser trails where it did: look again for its endless frames.')
    },
  }
}
