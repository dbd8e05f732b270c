/** Where a glyph's outline is placed: x' = a·x + c·y + dx, y' = b·x + d·y + dy. */
export type Placement = readonly [a: number, b: number, c: number, d: number, dx: number, dy: number]

interface Point {
  readonly x: number
  readonly y: number
  readonly onCurve: boolean
}

/**
 * One simple glyph of a TrueType `glyf` table as SVG path data, placed (OpenType specification, “glyf”).
 * @param at where its record begins in `glyf`
 */
export function simplePath(glyf: DataView, at: number, placement: Placement): string {
  const contours = glyf.getInt16(at)
  const ends = Array.from({ length: contours }, (_, i) => glyf.getUint16(at + 10 + i * 2))
  const points = readPoints(glyf, at + 10 + contours * 2, (ends.at(-1) ?? -1) + 1)
  return ends
    .map((end, i) => points.slice(i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end + 1))
    .map((contour) => contourPath(contour.map((point) => place(point, placement))))
    .join('')
}

const ON_CURVE = 1
const REPEATS = 8

function readPoints(glyf: DataView, at: number, count: number): Point[] {
  let next = at + 2 + glyf.getUint16(at)
  const flags: number[] = []
  while (flags.length < count) {
    const flag = glyf.getUint8(next++)
    const times = flag & REPEATS ? glyf.getUint8(next++) + 1 : 1
    for (let i = 0; i < times; i++) flags.push(flag)
  }
  const axis = (short: number, same: number): number[] => {
    let value = 0
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? glyf.getUint8(next++) : -glyf.getUint8(next++)
      else if (!(flag & same)) {
        value += glyf.getInt16(next)
        next += 2
      }
      return value
    })
  }
  const xs = axis(2, 16)
  const ys = axis(4, 32)
  return flags.map((flag, i) => ({ x: xs[i] ?? 0, y: ys[i] ?? 0, onCurve: (flag & ON_CURVE) !== 0 }))
}

const place = ({ x, y, onCurve }: Point, [a, b, c, d, dx, dy]: Placement): Point => ({
  x: a * x + c * y + dx,
  y: b * x + d * y + dy,
  onCurve,
})

/** Quadratic curves; between two control points the font leaves out the point half way. */
function contourPath(contour: readonly Point[]): string {
  const [first] = contour
  const last = contour.at(-1)
  if (!first || !last) return ''
  const start = first.onCurve ? first : last.onCurve ? last : between(first, last)
  let path = `M${print(start)}`
  let control: Point | undefined
  for (const point of [...(first.onCurve ? contour.slice(1) : contour), start]) {
    if (point.onCurve) path += control ? `Q${print(control)} ${print(point)}` : `L${print(point)}`
    else if (control) path += `Q${print(control)} ${print(between(control, point))}`
    control = point.onCurve ? undefined : point
  }
  return `${path}Z`
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, onCurve: true })

const print = ({ x, y }: Point): string => `${round(x)} ${round(y)}`

const round = (value: number): number => Math.round(value * 100) / 100
