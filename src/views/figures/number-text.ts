/** `1,234`, in both languages. */
export const countText = (count: number): string => Math.round(count).toLocaleString('en-US')

/** `12%`; below ten with one digit behind the point. */
export const percentText = (share: number): string => {
  const percent = share * 100
  return `${percent > 0 && percent < 10 ? Number(percent.toFixed(1)) : Math.round(percent)}%`
}

/** Minutes with one digit behind the point. */
export const minutesText = (ms: number): string => String(Number((ms / 60_000).toFixed(1)))

/** A bounded count: `500+` where it was cut. */
export const boundedText = ({ count, cut }: { readonly count: number; readonly cut: boolean }): string =>
  cut ? `${countText(count)}+` : countText(count)
