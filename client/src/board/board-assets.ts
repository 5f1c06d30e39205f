/** Where the board's fonts are, put in by the build. */
declare const BOARD_ASSETS: string

declare global {
  interface Window {
    EXCALIDRAW_ASSET_PATH: string | string[] | undefined
  }
}

// Read when the board's code is first run, so this file has to come before it.
window.EXCALIDRAW_ASSET_PATH = BOARD_ASSETS
