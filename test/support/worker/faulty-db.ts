/** Stands around each question to the database: asks it, or not, or asks and loses the answer. */
export type Around = <T>(ask: () => Promise<T>) => Promise<T>

/** The real database behind a bad line. `first()` and `run()` of a statement, and `batch()`, are one question each. */
export function behind(real: D1Database, around: Around): D1Database {
  const inner = new WeakMap<object, D1PreparedStatement>()
  const statement = (real: D1PreparedStatement): D1PreparedStatement => {
    const outer = {
      bind: (...values: unknown[]) => statement(real.bind(...values)),
      all: () => around(() => real.all()),
      run: () => around(() => real.run()),
      first: (column?: string) => around(() => (column === undefined ? real.first() : real.first(column))),
      raw: () => around(() => real.raw()),
    } as D1PreparedStatement
    inner.set(outer, real)
    return outer
  }
  const session = (real: D1Database | D1DatabaseSession) => ({
    prepare: (sql: string) => statement(real.prepare(sql)),
    batch: (statements: D1PreparedStatement[]) =>
      around(() => real.batch(statements.map((s) => inner.get(s) ?? s))),
  })
  const withSession = (start?: string) => session(real.withSession(start))
  return { ...session(real), withSession } as unknown as D1Database
}

/** The real objects behind a bad line: every call of a method is one question. */
export function objectsBehind(real: DurableObjectNamespace, around: Around): DurableObjectNamespace {
  const getByName = (name: string) =>
    new Proxy(real.getByName(name), {
      get: (stub, method) => {
        const call: unknown = Reflect.get(stub, method)
        if (typeof call !== 'function') return call
        return (...given: unknown[]) => around(async () => Reflect.apply(call, stub, given))
      },
    })
  return { getByName } as unknown as DurableObjectNamespace
}

/** When a fault strikes: before the database has heard, or after it has done what was asked. */
export type Moment = 'before' | 'after'

export interface Fault {
  readonly moment: Moment
  /** Share of questions that fail, 0–1. */
  readonly share: number
  readonly makeError: () => Error
  /** Numbers from 0 to 1. */
  readonly random: () => number
}

export const failing = ({ moment, share, makeError, random }: Fault): Around =>
  async function failing(ask) {
    const fails = random() < share
    if (fails && moment === 'before') throw makeError()
    const answer = await ask()
    if (fails) throw makeError()
    return answer
  }
