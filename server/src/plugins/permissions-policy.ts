/** What the page itself uses: copying and pasting on the board, a full screen, and devices for a call. */
const used = ['camera', 'clipboard-read', 'clipboard-write', 'display-capture', 'fullscreen', 'microphone']
const unused = [
  ...['accelerometer', 'autoplay', 'bluetooth', 'browsing-topics', 'geolocation', 'gyroscope', 'hid', 'idle-detection'],
  ...['local-fonts', 'magnetometer', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-create'],
  ...['publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'window-management', 'xr-spatial-tracking'],
]

/** The header of every answer: browser features for the page itself, and none of them for a frame in it. */
export const permissionsPolicy = [
  ...used.map((feature) => `${feature}=(self)`),
  ...unused.map((feature) => `${feature}=()`),
].join(', ')
