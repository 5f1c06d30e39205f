declare const BOARD_ASSETS: string

declare global {
  interface Window {
    EXCALIDRAW_ASSET_PATH: string | string[] | undefined
  }
}

// Excalidraw reads this on import, so this file must be imported before it.
window.EXCALIDRAW_ASSET_PATH = BOARD_ASSETS
