/** What a browser (or a script) says about where an unsafe request comes from. */
export interface OriginClaim {
  readonly fetchSite: string | undefined
  readonly origin: string | undefined
}

/**
 * The same-origin rule of the contract: `Sec-Fetch-Site` present → must be `same-origin`;
 * absent → `Origin` must be allowed; neither → no.
 */
export function isSameOrigin(claim: OriginClaim, allowed: readonly string[]): boolean {
  if (claim.fetchSite !== undefined) return claim.fetchSite === 'same-origin'
  return claim.origin !== undefined && allowed.includes(claim.origin)
}
