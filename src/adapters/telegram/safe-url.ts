/** Which addresses a link may lead to: the web only, nothing that acts inside Telegram or hides its host. */
const LONGEST = 2048;

/**
 * The address as a browser reads it (spaces and foreign letters percent-encoded), or undefined when it must stay plain
 * text: another scheme, no dot in the host (Telegram drops such links), a user name before the host, over 2,048 units.
 */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, username, password, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  if (!hostname.includes('.') || username !== '' || password !== '') return undefined;
  return href.length > LONGEST ? undefined : href;
}
