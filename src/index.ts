import { createApp } from './app.ts'
import { shelfData } from './shelf/generated/shelf.ts'
import { createShelf } from './shelf/shelf.ts'

export { ViewCounter } from './counting/view-counter.ts'

export default createApp(createShelf(shelfData))
