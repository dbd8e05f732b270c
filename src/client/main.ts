import { startComments } from './comments.ts'
import { startCounting } from './counting.ts'
import { startReactions } from './reactions.ts'
import { startTheme } from './theme.ts'

// Everything below only improves a page that is whole without it.
startTheme()
startCounting()
startComments()
startReactions()
