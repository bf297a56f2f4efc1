/** What `saar start` shows first, on one screen: what it knows, where it can be asked, and what is missing to go live. */
import type { Choice } from '../../app/command.ts';
import { text, type Block, type Inline, type Message } from '../../messages/message.ts';

/** The words of one language: a phrase key and its parameters in, the phrase out. */
export type Say = (key: string, parameters?: Readonly<Record<string, string | number>>) => string;

/** Everything the screen tells. Dates are ISO. */
export interface WelcomeFacts {
  articles: number;
  byLanguage: Readonly<Record<string, number>>;
  topics: readonly (Choice & { articles: number })[];
  oldest: string | null;
  newest: string | null;
  /** Address of the local page, when there is one. */
  page?: string;
  /** Platforms with a token. */
  live: readonly string[];
  /** Environment names that would take a platform live. */
  missing: readonly string[];
  /** News sites and feeds that are read. */
  sources: number;
  /** Whether a prompt follows. */
  prompt: boolean;
}

/** The screen as a message, in the language of `say`. */
export function welcome(facts: WelcomeFacts, language: string, say: Say): Message {
  const line = (key: string, parameters?: Record<string, string | number>): Inline[] => [text(say(key, parameters))];
  const blocks: Block[] = [
    { kind: 'title', text: line('terminal.welcome.title') },
    { kind: 'paragraph', text: line('terminal.welcome.articles', articleParameters(facts, language, say)) },
    { kind: 'list', items: facts.topics.map((topic) => topicLine(topic, say)) },
  ];
  if (facts.live.length > 0)
    blocks.push({ kind: 'paragraph', text: line('terminal.welcome.live', { platforms: facts.live.join(', ') }) });
  if (facts.missing.length > 0)
    blocks.push({ kind: 'note', text: line('terminal.welcome.missing', { names: facts.missing.join(', ') }) });
  const read = facts.sources > 0 ? 'terminal.welcome.sources' : 'terminal.welcome.no-sources';
  blocks.push({ kind: 'note', text: line(read, { count: facts.sources }) });
  if (facts.page !== undefined)
    blocks.push({ kind: 'paragraph', text: line('terminal.welcome.page', { address: facts.page }) });
  blocks.push({ kind: 'note', text: line(facts.prompt ? 'terminal.welcome.prompt' : 'terminal.welcome.serving') });
  return { language, blocks };
}

function articleParameters(facts: WelcomeFacts, language: string, say: Say): Record<string, string | number> {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const languages = Object.entries(facts.byLanguage).map(([code, count]) => `${names.of(code) ?? code} ${count}`);
  const day = (iso: string | null) => iso?.slice(0, 10) ?? say('terminal.welcome.undated');
  return {
    count: facts.articles,
    languages: languages.join(', '),
    oldest: day(facts.oldest),
    newest: day(facts.newest),
  };
}

function topicLine(topic: Choice & { articles: number }, say: Say): Inline[] {
  const count = say('terminal.welcome.topicArticles', { count: topic.articles });
  return [text(topic.value, 'code'), text(` ${topic.label}, ${count}`)];
}
