/** Asks a platform whose token this is, without going live: for `saar doctor`, which must not load a bot's library. */
import type { Config } from '../config.ts';

/** `account`: the bot's name. `dead`: the token is refused. `unanswered`: no answer, with a short reason. */
export type PlatformAnswer =
  { kind: 'account'; name: string } | { kind: 'dead' } | { kind: 'unanswered'; host: string; reason: string };

const PATIENCE_MS = 5_000;

export async function askDiscord({ token, apiUrl }: NonNullable<Config['discord']>): Promise<PlatformAnswer> {
  const url = `${apiUrl ?? 'https://discord.com/api'}/v10/users/@me`;
  return ask(url, { authorization: `Bot ${token}` }, (answer) => answer['username']);
}

export async function askTelegram({ token, apiUrl }: NonNullable<Config['telegram']>): Promise<PlatformAnswer> {
  const url = `${apiUrl ?? 'https://api.telegram.org'}/bot${token}/getMe`;
  return ask(url, {}, (answer) => (answer['result'] as Record<string, unknown> | undefined)?.['username']);
}

/** The address may hold the token: of a failure only its code is told. */
async function ask(
  url: string,
  headers: Record<string, string>,
  nameIn: (answer: Record<string, unknown>) => unknown,
): Promise<PlatformAnswer> {
  const { host } = new URL(url);
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
    if (response.status === 401 || response.status === 404) return { kind: 'dead' };
    if (!response.ok) return { kind: 'unanswered', host, reason: `HTTP ${response.status}` };
    return { kind: 'account', name: String(nameIn((await response.json()) as Record<string, unknown>)) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = (cause as { code?: unknown }).code;
    return { kind: 'unanswered', host, reason: typeof code === 'string' ? code : (cause as Error).name };
  }
}
