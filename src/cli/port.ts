import { once } from 'node:events'
import { createServer } from 'node:net'
import { CommandError } from './command.ts'

/** wrangler would take another port without a word. @throws CommandError when something listens on `port` */
export async function refuseTakenPort(port: number): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(port, '127.0.0.1')
    await once(probe, 'listening')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error
    if (reason === 'EADDRINUSE')
      throw new CommandError(
        `PORT ${port}: 다른 프로그램이 쓰고 있습니다. PORT=${port === 65_535 ? 8787 : port + 1} npm start처럼 바꾸세요.`,
      )
    throw new CommandError(
      `PORT ${port}: 열 수 없습니다 (${String(reason)}). 1024보다 큰 다른 PORT를 쓰세요.`,
    )
  } finally {
    probe.close()
  }
}
