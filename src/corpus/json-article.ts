/** A JSON article `{id, url, publisher, language, publishedAt, title, text}`; other keys are passed over. */
import { z } from 'zod';
import { SaarError } from '../errors.ts';
import type { Draft } from './draft.ts';

const words = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || undefined);

const articleSchema = z.object({
  id: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((id) => (id === null || id === undefined ? undefined : String(id))),
  url: words,
  publisher: words,
  language: words,
  publishedAt: words,
  title: words,
  text: z.string(),
});

/** A JSON text's value. @throws SaarError `file.json`. */
export function jsonValue(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new SaarError('file.json', {}, 'user', error);
  }
}

/** The draft of one JSON article. @throws SaarError `file.field` naming the field and what is wrong with it. */
export function jsonDraft(value: unknown): Draft {
  const article = articleSchema.safeParse(value);
  if (article.success) return article.data;
  const issue = article.error.issues[0]!;
  throw new SaarError('file.field', { field: issue.path.join('.') || '(whole article)', reason: issue.message });
}
