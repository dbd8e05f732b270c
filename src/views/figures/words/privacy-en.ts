/** What /privacy says; every line is something the code does. */
export const privacyEn = {
  privacy: 'Privacy',
  privacyIntro: 'What this blog keeps, and for how long. It uses nobody else’s advertising or analytics.',
  kept: 'What is kept',
  thing: 'What',
  until: 'Until when',
  rows: 'Rows now',
  orMore: (count: string) => `${count} or more`,
  holdings: {
    comments: [
      'Comments: text and name, a hash of the password they are changed with, a hash of the browser',
      'until their writer or the owner deletes them',
    ],
    prefixes: ['The network a comment came from, as a keyed hash and not as an address', '30 days'],
    reactions: ['Reactions, with a hash of the browser', 'until taken back'],
    votes: ['Answers to polls, with a hash of the browser', 'until erased'],
    likes: ['Likes of comments, with a hash of the browser', 'until taken back'],
    reports: ['Reports: the reason and a hash of the browser', 'as long as the comment'],
    attempts: ['How often somebody tried in one hour, as a keyed hash', 'until the following night'],
    days: ['Figures per day of posts and categories; nothing in them points at a person', 'for good'],
  },
  notKept: 'What is not kept',
  notKeptLines: [
    'IP addresses. To count a view the address is mixed with a random value of the day and dropped; that value and the result are destroyed 30 minutes after midnight.',
    'Cookies of those who only read. One is made with the first comment or reaction, only so that what you wrote stays yours.',
    'Who read what. Figures are kept per post and category by day, and no finer.',
  ],
  platform: 'What the platform keeps by itself',
  platformLines: [
    'The blog runs on Cloudflare, which sees IP addresses as it carries requests.',
    'The D1 database can be turned back (Time Travel) 7 to 30 days, depending on the plan; deleted comments are still in there.',
    'The Durable Object that counts views can be recovered up to 30 days back, so destroyed values may rest in its recovery log meanwhile.',
    'Backups the owner has made last until the owner deletes them.',
  ],
  yours: 'See and erase what is yours',
  yoursLine: 'All that this browser wrote can be seen, downloaded and erased in one place.',
  toYours: 'What I wrote',
} as const
