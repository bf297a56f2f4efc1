/** The same views of a brief on every surface: the payloads as approved, and within the platforms' limits however long they are. */
import { describe, expect, it } from 'vitest';
import { actionRows } from '../../src/adapters/discord/controls.ts';
import { renderBodies } from '../../src/adapters/discord/render.ts';
import { keyboardOf } from '../../src/adapters/telegram/keyboard.ts';
import { visibleText } from '../../src/adapters/telegram/html.ts';
import { render as telegram } from '../../src/adapters/telegram/render.ts';
import { render as terminal } from '../../src/adapters/terminal/render.ts';
import { typedAction } from '../../src/adapters/terminal/typed.ts';
import { commands } from '../../commands/index.ts';
import { createDoor } from '../../src/app/door.ts';
import type { Brief } from '../../src/briefs/brief.ts';
import { readPhrases } from '../../src/data/phrases.ts';
import { briefMessage } from '../../src/messages/brief-message.ts';
import type { Message } from '../../src/messages/message.ts';
import { sectionMessage } from '../../src/messages/section-message.ts';
import { sourceMessage, sourcesMessage } from '../../src/messages/sources-message.ts';
import { fakeApp, now } from '../app/fake-app.ts';
import { cite, inventedBrief, texts } from '../messages/invented-brief.ts';
import { readTelegramHtml } from './telegram/telegram-html.ts';

const phrases = readPhrases('data/phrases');
const LANGUAGES = ['en', 'hi'] as const;
const sources = new Map(Object.entries(texts));

/** What was typed for the changes, which take no window. */
const CHANGES = { since: '2031-05-01', options: { since: '2031-05-01' } };

/** Every view of a brief, in the order in which a reader may ask for them. */
function viewsOf(brief: Brief): Message[] {
  const words = phrases.get(brief.language)!;
  const choices = { languages: LANGUAGES, options: { window: '30d' } };
  return [
    briefMessage(brief, words, choices),
    ...(['timeline', 'figures', 'changes'] as const).map((part) =>
      sectionMessage(brief, part, words, { ...choices, ...(part === 'changes' && CHANGES), outdated: true }),
    ),
    sourceMessage(brief, words, sources, 3)!,
    sourcesMessage(brief, words, sources)!,
  ];
}

/** A brief of the longest topic id there is, with more of everything than fits into one message of any platform. */
function longBrief(language: 'en' | 'hi'): Brief {
  const brief = inventedBrief(language);
  const many = <T>(part: T, times: number): T[] => Array.from({ length: times }, () => part);
  const long = (words: string) => `${words} `.repeat(12).trim();
  return {
    ...brief,
    id: 'b0123456789ab',
    topic: { ...brief.topic, id: 'regional-warnings' },
    sinceBriefId: 'bba9876543210',
    timeline: many({ ...brief.timeline[0]!, text: long(brief.timeline[0]!.text) }, 60),
    figures: many(brief.figures[1]!, 60),
    disputes: many(brief.disputes[0]!, 15),
    changes: many({ kind: 'added', what: 'point', after: long('संधि पर हस्ताक्षर'), citations: [cite('gazette', 0)] }, 60),
  };
}

interface Component {
  type: number;
  content?: string;
  components?: Component[];
}

function walk(components: readonly Component[]): Component[] {
  return components.flatMap((each) => [each, ...walk(each.components ?? [])]);
}

describe.each(LANGUAGES)('the views of a brief in %s', (language) => {
  const views = viewsOf(inventedBrief(language, { sinceBriefId: 'older' })).slice(1, 5);

  it('are this text of the terminal, with commands that can be typed', async () => {
    const door = createDoor(commands, fakeApp(), () => now);
    const typed: Parameters<typeof typedAction>[0][] = views.flatMap(({ actions = [] }) => actions);
    for (const action of typed)
      expect(door.parse(typedAction(action, commands)!)).toEqual({ command: action.command, options: action.options });
    const look = { width: 80, ansi: false, typed: (action: (typeof typed)[number]) => typedAction(action, commands) };
    const shown = views.map((view) => terminal(view, look)).join('\n\n');
    await expect(shown).toMatchFileSnapshot(`golden-views/terminal.${language}.txt`);
  });

  it('keep Discord’s limits and lose no button, however long', () => {
    for (const view of viewsOf(longBrief(language))) {
      const bodies = renderBodies(view);
      for (const { components } of bodies) {
        const all = walk(components as Component[]);
        expect(all.length).toBeLessThanOrEqual(40);
        expect(all.reduce((sum, { content = '' }) => sum + content.length, 0)).toBeLessThanOrEqual(4000);
      }
      expect(actionRows(view.actions ?? []).flatMap((row) => row.components)).toHaveLength(view.actions?.length ?? 0);
    }
  });

  it('keep Telegram’s limits and lose no button, however long', () => {
    for (const view of viewsOf(longBrief(language))) {
      for (const { text } of telegram(view)) {
        expect(visibleText(text).length).toBeLessThanOrEqual(4096);
        expect(readTelegramHtml(text).entities.length).toBeLessThanOrEqual(100);
      }
      const { actions = [], copies = [], pickers = [] } = view;
      const offered = actions.length + copies.length + pickers.flatMap(({ choices }) => choices).length;
      expect(keyboardOf(view).flat()).toHaveLength(Math.min(100, offered));
    }
  });

  it('break into several parts where they are long', () => {
    const [, timeline, figures, changes] = viewsOf(longBrief(language));
    for (const view of [timeline!, figures!, changes!]) {
      expect(renderBodies(view).length).toBeGreaterThan(1);
      expect(telegram(view).length).toBeGreaterThan(1);
    }
  });
});
