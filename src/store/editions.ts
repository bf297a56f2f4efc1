/** Earlier editions of articles that were changed: what was cited from them can still be shown where it stood. */
import { analysesOf, packedText, withTexts } from './packed-rows.ts';
import type { Packing } from './packing.ts';
import type { ArticleEdition, Store } from './store.ts';
import type { ArticleRow, Database, EditionRow } from './schema.ts';

/** A page that is written on all day has an edition an hour; the oldest are given up first. */
const MOST_EDITIONS = 24;
/** Articles named by one statement. */
const AT_ONCE = 100;

export function editionVerbs(database: Database): Pick<Store, 'editions' | 'changedAmong'> {
  return {
    editions: async (articleId) => {
      const rows = await database
        .selectFrom('article_editions')
        .selectAll()
        .where('article_id', '=', articleId)
        .orderBy('number', 'desc')
        .execute();
      return (await withTexts(database, rows)).map(editionOf);
    },
    changedAmong: async (articleIds) => {
      const found: string[] = [];
      for (let from = 0; from < articleIds.length; from += AT_ONCE) {
        const rows = await database
          .selectFrom('article_editions')
          .select('article_id')
          .distinct()
          .where('article_id', 'in', articleIds.slice(from, from + AT_ONCE))
          .execute();
        found.push(...rows.map((row) => row.article_id));
      }
      return found;
    },
  };
}

/**
 * Keeps what an article said until now, before it is replaced. What was never read was never cited, and is not kept.
 * @param replacedAt when what takes its place was fetched
 */
export async function keepEdition(
  database: Database,
  known: ArticleRow,
  replacedAt: string,
  packing: Packing,
): Promise<void> {
  const { id: article_id, title, text, published_at, content_hash } = known;
  const reading = await database
    .selectFrom('analyses')
    .select(['json', 'packed as reading'])
    .where('article_id', '=', article_id)
    .executeTakeFirst();
  if (!reading) return;
  const [analysis] = await analysesOf(database, [{ ...reading, text }]);
  const { sentences } = analysis!.document;
  const own = database.deleteFrom('article_editions').where('article_id', '=', article_id);
  // A text that came back, and is changed once more, is an edition once.
  await own.where('content_hash', '=', content_hash).execute();
  const number = (await lastNumber(database, article_id)) + 1;
  const row: EditionRow = {
    article_id,
    number,
    title,
    text,
    published_at,
    content_hash,
    sentences: JSON.stringify(sentences.map(({ start, end }) => [start, end])),
    replaced_at: replacedAt,
    packed: null,
  };
  await database.insertInto('article_editions').values(packedText(row, packing)).execute();
  await own.where('number', '<=', number - MOST_EDITIONS).execute();
}

async function lastNumber(database: Database, articleId: string): Promise<number> {
  const row = await database
    .selectFrom('article_editions')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

function editionOf(row: EditionRow): ArticleEdition {
  return {
    number: row.number,
    title: row.title,
    text: row.text,
    ...(row.published_at !== null && { publishedAt: row.published_at }),
    contentHash: row.content_hash,
    sentences: (JSON.parse(row.sentences) as [number, number][]).map(([start, end]) => ({ start, end })),
    replacedAt: row.replaced_at,
  };
}
