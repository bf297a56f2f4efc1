/** `/language`: in which language this place is answered and why; with a language named, sets it for all who ask here. */
import { z } from 'zod';
import { mustManage } from '../src/app/access.ts';
import { defineCommand, type Context } from '../src/app/command.ts';
import { languageHere, phrasesIn, spokenLanguage } from '../src/app/place-language.ts';
import type { Action, Message } from '../src/messages/message.ts';
import { notice } from '../src/messages/notices.ts';
import { languageOption } from './options.ts';

/** Stands for no setting, beside its words in every language. */
const AUTO = 'auto';

export const language = defineCommand({
  path: 'language',
  access: 'reader',
  options: [
    {
      name: 'language',
      kind: 'text',
      required: false,
      asTyped: true,
      choices: async (context) => [
        ...(await languageOption.choices!(context)),
        { value: AUTO, label: context.phrases.say('chat.language.auto') },
      ],
    },
  ],
  schema: z.strictObject({ language: z.string().trim().optional() }),
  run: ({ language: typed }, context) => (typed === undefined ? told(context) : set(typed, context)),
});

/** What holds here, with buttons for those who may change it. */
async function told(context: Context): Promise<Message> {
  const { app, phrases, language: spoken } = context;
  const { language: here, reason } = await languageHere(app, context);
  const mayChange = await context.caller.mayManage();
  return notice({
    language: spoken,
    title: phrases.say('chat.language.title'),
    lines: [
      phrases.say('chat.language.here', { language: phrases.say(`brief.language.${here}`) }),
      phrases.say(`chat.language.reason.${reason}`),
    ],
    ...(mayChange && { actions: choicesOf(context, reason === 'place' ? here : undefined) }),
    private: true,
  });
}

/** Sets or clears the place's language. @throws SaarError `access.refused`, `language.unknown`. */
async function set(typed: string, context: Context): Promise<Message> {
  const { app, place } = context;
  const wanted = isAuto(typed, context) ? undefined : spokenLanguage(app, typed);
  // In a chat with one person too: whoever follows somebody else's link, or taps in a chat that Saar does not know, may not.
  await mustManage('/language', context);
  await app.setPlaceLanguage(place.platform, place.destinationId, wanted);
  const { language: here } = await languageHere(app, context);
  const phrases = phrasesIn(app, here);
  const words = { language: phrases.say(`brief.language.${here}`) };
  return notice({
    language: here,
    title: phrases.say('chat.language.title'),
    lines: [phrases.say(wanted === undefined ? 'chat.language.cleared' : 'chat.language.set', words)],
    note: phrases.say('chat.language.digests'),
    actions: choicesOf({ ...context, phrases }, wanted),
    private: true,
  });
}

function isAuto(typed: string, { app }: Context): boolean {
  const key = typed.normalize('NFC').toLowerCase();
  const words = [...app.data.phrases.values()].flatMap((phrases) => phrases.say('chat.language.auto-words').split('|'));
  return key === AUTO || words.includes(key);
}

/** A button for every language but the one that is set, and one for none where one is. */
function choicesOf({ app, phrases }: Context, set: string | undefined): Action[] {
  const languages = [...app.data.phrases.keys()].filter((each) => each !== set);
  const labelled = languages.map((each) => ({ value: each, label: phrases.say(`chat.language-labels.${each}`) }));
  const none = set === undefined ? [] : [{ value: AUTO, label: phrases.say('chat.language.auto') }];
  return [...labelled, ...none].map(({ value, label }) => ({
    label,
    command: 'language',
    options: { language: value },
    effect: 'replace',
  }));
}
