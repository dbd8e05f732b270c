// Hosts and apps that readers come from, under the name an author knows them by.

/** Channels are no host: none has a dot. */
export type Channel = string

/** Parts of a host's end, the narrower first: `search.naver.com` before `naver.com`. */
export const HOSTS: readonly (readonly [Channel, readonly string[]])[] = [
  ['naver-search', ['search.naver.com', 'm.search.naver.com']],
  ['naver-blog', ['blog.naver.com', 'm.blog.naver.com']],
  ['naver-cafe', ['cafe.naver.com', 'm.cafe.naver.com']],
  ['naver', ['naver.com', 'naver.me']],
  ['kakaotalk', ['talk.kakao.com', 'sharer.kakao.com', 'accounts.kakao.com', 'com.kakao.talk', 'kakao.com']],
  ['daum', ['daum.net', 'net.daum.android.daum']],
  ['tistory', ['tistory.com']],
  ['velog', ['velog.io']],
  ['brunch', ['brunch.co.kr']],
  ['geeknews', ['news.hada.io', 'hada.io']],
  ['gemini', ['gemini.google.com', 'bard.google.com']],
  ['chatgpt', ['chatgpt.com', 'chat.openai.com', 'com.openai.chatgpt']],
  ['claude', ['claude.ai', 'com.anthropic.claude']],
  ['perplexity', ['perplexity.ai', 'ai.perplexity.app.android']],
  ['copilot', ['copilot.microsoft.com']],
  ['bing', ['bing.com']],
  ['duckduckgo', ['duckduckgo.com']],
  ['youtube', ['youtube.com', 'youtu.be', 'com.google.android.youtube']],
  ['google', ['com.google.android.googlequicksearchbox', 'com.google.android.gm', 'mail.google.com']],
  ['x', ['x.com', 'twitter.com', 't.co', 'com.twitter.android']],
  ['facebook', ['facebook.com', 'fb.com', 'fb.me', 'com.facebook.katana']],
  ['instagram', ['instagram.com', 'com.instagram.android']],
  ['threads', ['threads.net', 'threads.com']],
  ['linkedin', ['linkedin.com', 'lnkd.in', 'com.linkedin.android']],
  ['reddit', ['reddit.com', 'com.reddit.frontpage']],
  ['hackernews', ['news.ycombinator.com', 'hckrnews.com']],
  ['github', ['github.com', 'github.io']],
  ['slack', ['slack.com', 'com.slack']],
  ['discord', ['discord.com', 'discordapp.com']],
  ['telegram', ['t.me', 'telegram.org', 'org.telegram.messenger']],
  ['line', ['line.me', 'jp.naver.line.android']],
  ['band', ['band.us', 'com.nhn.android.band']],
  [
    'feeds',
    ['feedly.com', 'inoreader.com', 'newsblur.com', 'feedbin.com', 'theoldreader.com', 'netvibes.com'],
  ],
]

/** Google's and Yahoo's searches stand under a hundred country ends: www.google.co.kr. */
export const SEARCHES: readonly (readonly [Channel, RegExp])[] = [
  ['google', /(?:^|\.)google\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/],
  ['yahoo', /(?:^|\.)yahoo\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/],
]

/** Browsers inside apps, by what they add to their agent; they often send no referrer. */
export const APPS: readonly (readonly [Channel, RegExp])[] = [
  ['kakaotalk', /KAKAOTALK|KAKAOSTORY/i],
  ['naver', /NAVER\(inapp|NaverSearch/i],
  ['daum', /DaumApps|DaumDevice/i],
  ['instagram', /Instagram/i],
  ['threads', /Barcelona/],
  ['facebook', /FBAN|FBAV|FB_IAB/],
  ['line', /\bLine\/\d/],
  ['band', /BAND\/\d/],
  ['x', /Twitter(?:Android|for)|\bTwitter\/|Twitter for/i],
  ['linkedin', /LinkedInApp/],
  ['slack', /Slack\/\d|Slack_SSB/],
  ['discord', /Discord\/\d/],
  ['telegram', /Telegram(?:-Android|bot-inapp|\/)/],
]

/** Sites that advertise themselves in other people's figures. Kept short: those seen for years and still about. */
export const SPAMMERS: readonly string[] = [
  'semalt.com',
  'buttons-for-website.com',
  'darodar.com',
  'ilovevitaly.com',
  'econom.co',
  'blackhatworth.com',
  'hulfingtonpost.com',
  'priceg.com',
  'simple-share-buttons.com',
  'social-buttons.com',
  'free-share-buttons.com',
  'best-seo-offer.com',
  'best-seo-solution.com',
  '100dollars-seo.com',
  'get-free-traffic-now.com',
  'event-tracking.com',
  'free-social-buttons.com',
  'trafficmonetize.org',
  'trafficmonetizer.org',
  'webmonetizer.net',
  'floating-share-buttons.com',
  'guardlink.org',
  'rankings-analytics.com',
  'traffic2money.com',
  'website-analyzer.info',
  'bottraffic.live',
  'bottraffic.icu',
  'trafficbot.live',
  'traffic-paradise.org',
]
