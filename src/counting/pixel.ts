/** One transparent point: 43 bytes of GIF. */
export const PIXEL = Uint8Array.from(
  atob('R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=='),
  (char) => char.charCodeAt(0),
)
