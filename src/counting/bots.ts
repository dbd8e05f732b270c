import { isbot } from 'isbot'
import type { Wish } from '../domain/blog.ts'
import type { FilterReason } from '../domain/view.ts'

/**
 * Why a request is no human opening, or undefined for people. The narrower name wins: an AI crawler is not
 * merely a bot. In-app browsers of messengers and portals are people; only their link scrapers are not.
 * @param honoured the wishes of browsers that the blog has chosen to follow
 * @param isOwner whether the author is signed in with this browser
 */
export function whyNotCounted(
  headers: Headers,
  honoured: readonly Wish[] = [],
  isOwner = false,
): FilterReason | undefined {
  if (isPrefetch(headers)) return 'prefetch'
  const agent = headers.get('user-agent')?.trim() ?? ''
  if (agent === '') return 'empty-agent'
  const named = AGENTS.find(([, pattern]) => pattern.test(agent))
  if (named) return named[0]
  if (isbot(agent)) return 'bot'
  if (isOwner) return 'owner'
  if (honoured.includes('gpc') && headers.get('sec-gpc') === '1') return 'gpc'
  if (honoured.includes('dnt') && headers.get('dnt') === '1') return 'dnt'
  return undefined
}

const PURPOSE_HEADERS = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz']

const isPrefetch = (headers: Headers): boolean =>
  PURPOSE_HEADERS.some((name) => /prefetch|prerender|preview/i.test(headers.get(name) ?? ''))

/** Names that isbot knows only as bots, or not at all; the ledger tells them apart. Tried in this order. */
const AGENTS: readonly (readonly [FilterReason, RegExp])[] = [
  [
    'ai-crawler',
    new RegExp(
      [
        'GPTBot|ChatGPT-User|OAI-SearchBot|ClaudeBot|Claude-(?:Web|User|SearchBot)|anthropic-ai',
        'PerplexityBot|Perplexity-User|CCBot|Bytespider|TikTokSpider|Amazonbot|GoogleOther|Google-CloudVertexBot',
        'meta-external(?:agent|fetcher)|FacebookBot|cohere-|Diffbot|DuckAssistBot|MistralAI-User|YouBot|AI2Bot',
        'Timpibot|omgili|ImagesiftBot|PanguBot|Kangaroo Bot|FirecrawlAgent|img2dataset|ICC-Crawler',
      ].join('|'),
      'i',
    ),
  ],
  [
    'link-preview',
    new RegExp(
      [
        'kakaotalk-scrap|kakaostory-og-reader|naver\\.me/scrap|line-poker|facebookexternalhit|facebookcatalog',
        'Twitterbot|Slackbot|Slack-ImgProxy|Discordbot|TelegramBot|^WhatsApp/|LinkedInBot|Pinterestbot|redditbot',
        'SkypeUriPreview|MicrosoftPreview|Iframely|Embedly|vkShare|Snap URL Preview|Mastodon/|Bluesky Cardyb|Synapse/',
      ].join('|'),
      'i',
    ),
  ],
  [
    'feed-reader',
    new RegExp(
      [
        'Feedly|FeedFetcher|Feedbin|Feedspot|Feedparser|FeedBurner|Inoreader|NewsBlur|Miniflux|FreshRSS|NetNewsWire',
        'Tiny Tiny RSS|TheOldReader|CommaFeed|Reeder/|Akregator|Liferea|Newsboat|Thunderbird/|RSSOwl|QuiteRSS|HanRSS',
      ].join('|'),
      'i',
    ),
  ],
  [
    'headless',
    /HeadlessChrome|PhantomJS|SlimerJS|Puppeteer|Playwright|Selenium|WebDriver|jsdom|HtmlUnit|Splash/i,
  ],
]
