/** Where a page says it stands, as far as that is believed: words of a page, which may name any place. */

const LONGEST = 2_000;
/** An address by number, or one within a network, is no place for readers (RFC 6761, RFC 6762, RFC 8375, and `.internal`). */
const NUMBERED = /^\[|^\d{1,3}(?:\.\d{1,3}){3}$/;
const WITHIN = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|invalid|test|onion|arpa)\.?$/;

/**
 * The address to show for a page.
 * @param told what its canonical link or meta element says, relative or not
 * @param asked where the page was found; undefined for a page from a file
 * @returns what it says when that is on the same host, or is a public-looking http(s) address; else where it was found
 */
export function believedUrl(told: string | undefined, asked: string | undefined): string | undefined {
  if (told === undefined || told.length > LONGEST || !URL.canParse(told, asked)) return asked;
  const url = new URL(told, asked);
  const page = asked !== undefined && URL.canParse(asked) ? new URL(asked) : undefined;
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return asked;
  // A template that names its front page on every page would make one article of them all.
  if (page && isFront(url) && !isFront(page)) return asked;
  if (url.host === page?.host || isPublicLooking(url)) return URL.canParse(told) ? told : url.href;
  return asked;
}

function isFront({ pathname, search }: URL): boolean {
  return pathname === '/' && search === '';
}

function isPublicLooking({ hostname, port }: URL): boolean {
  return port === '' && hostname.includes('.') && !NUMBERED.test(hostname) && !WITHIN.test(hostname);
}
