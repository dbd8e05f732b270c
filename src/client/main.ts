import { startComments } from './comments.ts'
import { startCopyCode } from './copy-code.ts'
import { startCounting } from './counting.ts'
import { startPlace } from './place.ts'
import { startReactions } from './reactions.ts'
import { startSearch } from './search-door.ts'
import { startShare } from './share.ts'
import { sparingly } from './sparingly.ts'
import { startTheme } from './theme.ts'
import { startVideos } from './videos.ts'

// Everything below only improves a page that is whole without it.
startTheme()
startCounting()
startComments()
startReactions()
startCopyCode()
startVideos()
startSearch()
startShare()
startPlace()
sparingly()
