const HEIGHT = 20
const PADDING = 7

/** A small picture of a count, for other sites: nothing in it loads or styles anything. */
export const Badge = ({ label, count }: { readonly label: string; readonly count: string }) => {
  const [left, right] = [widthOf(label), widthOf(count)]
  const text = { y: 14, fill: '#fff', 'text-anchor': 'middle', 'font-family': 'sans-serif', 'font-size': 11 }
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width={left + right} height={HEIGHT} role="img">
      <title>{`${label} ${count}`}</title>
      <rect width={left + right} height={HEIGHT} rx="3" fill="#1f5f4a" />
      <rect width={left} height={HEIGHT} rx="3" fill="#3d4240" />
      <text x={left / 2} {...text}>
        {label}
      </text>
      <text x={left + right / 2} {...text}>
        {count}
      </text>
    </svg>
  )
}

/** Roughly, for no font is known here: Korean letters are as wide as they are high. */
const widthOf = (text: string): number =>
  2 * PADDING + [...text].reduce((width, char) => width + (char.charCodeAt(0) > 0x1100 ? 11 : 7), 0)
