/** `/search`: the very sentences that hold a reader's words, newest first, a few a page; a brief is one tap away. */
import { z } from 'zod';
import { defineCommand, type Command } from '../src/app/command.ts';
import { searchMessage } from '../src/messages/search-message.ts';
import { languageOption } from './options.ts';
import { exampleOf } from './usage.ts';

/** Sentences a page: as many as a phone shows without much scrolling. */
const PAGE = 5;

export const search: Command = defineCommand({
  path: 'search',
  access: 'reader',
  options: [
    { name: 'words', kind: 'rest', required: true },
    // A language's full name may be what is looked for; its code is not.
    { ...languageOption, recognise: (word, app) => app.data.phrases.has(word.toLowerCase()) },
    { name: 'page', kind: 'text', required: false, tapped: true },
  ],
  schema: z.strictObject({
    words: z.string(),
    language: z.string().optional(),
    page: z.coerce.number().int().min(1).max(1000).optional(),
  }),
  async run({ words, page = 1 }, context) {
    const { app, language, phrases } = context;
    const view = await app.search(words, (page - 1) * PAGE, PAGE);
    const nothing = view.count === 0;
    return searchMessage(view, phrases, {
      size: PAGE,
      example: exampleOf(search, context),
      topics: nothing ? app.topicsNear(words, language) : [],
      articles: nothing ? (await app.summary()).articles : 0,
    });
  },
});
