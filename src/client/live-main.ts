// main.ts as `npm start` serves it.
import './main.ts'
import { startLive } from './live.ts'

startLive()
