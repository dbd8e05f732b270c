/** A file as text, for tests inside workerd, which has no file system. */
declare module '*?raw' {
  const text: string
  export default text
}
