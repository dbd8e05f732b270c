/**
 * One line of RFC 4180, its end included. A cell that a spreadsheet might take for a formula begins with a quote mark
 * instead, so that opening an export runs nothing a stranger wrote.
 */
export const csvLine = (cells: readonly unknown[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value)
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Full-width signs too: some spreadsheets fold them. Numbers of ours are never negative. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
