// What wrangler uploads as it is, beside the script.

declare namespace Cloudflare {
  /** What code that no request has reached finds in `env`. */
  interface Env {
    readonly ASSETS: Fetcher
  }
}

declare module '*.txt' {
  const text: string
  export default text
}

declare module '*.bin' {
  const bytes: ArrayBuffer
  export default bytes
}
