// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of files
import type { Plant } from './plants.ts'

/** Mistakes with what is kept, counted and told. */
export const KEPT: readonly Plant[] = [
  {
    harm: 'a flush that is repeated counts twice',
    file: 'src/store/flush-sql.ts',
    find: 'AND (totals > ?2 OR detail > ?3)',
    put: 'AND totals < 0',
    test: ['worker', 'test/counting/flush.worker.test.ts'],
  },
  {
    harm: 'a secret comment is shown to everybody',
    file: 'src/domain/visibility.ts',
    find: "if (!ties.secret || own || ties.answersMe) return 'shown'",
    put: "if (!ties.secret || own || !ties.hangs) return 'shown'",
    test: ['worker', 'test/routes/comment-leaks.worker.test.ts'],
  },
  {
    harm: 'a restore brings every vote back for the first option',
    file: 'src/store/backup-writes.ts',
    find: "unhex(value->>'device'), value->>'choice'",
    put: "unhex(value->>'device'), 0",
    test: ['node', 'test/trust/restore-drill.test.ts'],
  },
  {
    harm: 'the log tells what was searched for',
    file: 'src/gates/log.ts',
    find: 'route: routePath(c)',
    put: 'route: c.req.url',
    test: ['worker', 'test/trust/logs.worker.test.ts'],
  },
  {
    harm: 'pages tell other sites where their readers come from',
    file: 'src/gates/headers.ts',
    find: "'referrer-policy': 'strict-origin-when-cross-origin'",
    put: "'referrer-policy': 'unsafe-url'",
    test: ['worker', 'test/trust/observatory.worker.test.ts'],
  },
  {
    harm: 'clients that stall in the middle of a body are never let go',
    file: 'src/app.ts',
    find: 'app.use(patience)',
    put: '',
    test: ['browser', 'test/trust/wire/flood.test.ts'],
  },
]
