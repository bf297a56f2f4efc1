/** Addresses as feeds and pages write them → absolute addresses of the web. */

const LONGEST_URL = 2_000;

/** The absolute http(s) address that `address` means at `base`; undefined for any other, and for one with a password. */
export function webUrl(address: string | null | undefined, base: string): string | undefined {
  const plain = address?.trim();
  if (!plain || plain.length > LONGEST_URL || !URL.canParse(plain, base)) return undefined;
  const url = new URL(plain, base);
  const isWeb = (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
  return isWeb && url.href.length <= LONGEST_URL ? url.href : undefined;
}
