const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

export const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
    'base64',
  ),
)
/** Enough bytes to detect the type. */
export const jpeg = bytes('\xff\xd8\xff\xe0\x00\x10JFIF\x00')
export const webp = bytes('RIFF\x24\x00\x00\x00WEBPVP8 ')
export const gif = bytes('GIF89a\x01\x00\x01\x00')
export const svg = bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
