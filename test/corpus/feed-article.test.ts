import { describe, expect, it } from 'vitest';
import { draftOfItem, isWhole } from '../../src/corpus/feed-article.ts';
import type { FeedItem } from '../../src/corpus/feed.ts';

const URL_OF_ITEM = 'https://news.example.org/ferry';
const PARAGRAPH = `<p>${'The ferry between the two islands stopped on Tuesday, and lorries wait on the pier. '.repeat(4)}</p>`;
const HINDI = `<p>${'दोनों द्वीपों के बीच चलने वाली नाव मंगलवार से बंद है और ट्रक घाट पर खड़े हैं। '.repeat(4)}</p>`;
const item = (html: string | undefined, more: Partial<FeedItem> = {}): FeedItem => ({
  ...{ key: '1', print: '1', url: URL_OF_ITEM, html },
  ...more,
});

describe('an item', () => {
  it.each<[what: string, html: string | undefined, isWhole: boolean]>([
    ['of paragraphs', PARAGRAPH.repeat(3), true],
    ['of paragraphs in Hindi', HINDI.repeat(3), true],
    ['of lines', PARAGRAPH.repeat(3).replaceAll(/<\/?p>/g, '<br><br>'), true],
    [
      'with a footer of links to the site',
      `${PARAGRAPH.repeat(3)}<p>The post <a href="${URL_OF_ITEM}">Ferry</a> first came on <a href="https://news.example.org/">News</a>.</p>`,
      true,
    ],
    [
      'with a link to its comments',
      `${PARAGRAPH.repeat(3)}<p><a href="${URL_OF_ITEM}#comments">2 comments</a></p>`,
      true,
    ],
    ['with a link to another story', `${PARAGRAPH.repeat(3)}<p><a href="/other">Other story</a></p>`, true],
    ['without words', undefined, false],
    ['of a sentence', '<p>The ferry stopped.</p>', false],
    ['of one long paragraph', PARAGRAPH.replaceAll('</p>', '').repeat(3).replaceAll('<p>', ''), false],
    ['of headings alone', '<p>Ferry stops</p>'.repeat(60), false],
    ['that breaks off', `${PARAGRAPH.repeat(3)}<p>And then …</p>`, false],
    ['that breaks off in brackets', `${PARAGRAPH.repeat(3)}<p>And then [&hellip;]</p>`, false],
    ['that ends in a link to its page', `${PARAGRAPH.repeat(3)}<p><a href="/ferry">Read on →</a></p>`, false],
    ['that ends in such a link in Hindi', `${HINDI.repeat(3)}<a href="${URL_OF_ITEM}#more-12">आगे पढ़ें</a>`, false],
    ['that breaks off before a link', `${PARAGRAPH.repeat(3)}<p>And then… <a href="/x?y">More</a></p>`, false],
    ['whose words are hidden', PARAGRAPH.repeat(3).replaceAll('<p>', '<p style="display:none">'), false],
  ])('%s: is it the article?', (_, html, whole) => {
    expect(isWhole(item(html))).toBe(whole);
  });

  it.each([
    ['<aside><h3>Read also</h3><p>The old bridge burnt down.</p></aside>', false],
    ['<div role="complementary">The old bridge burnt down.</div>', false],
    [`<aside>${PARAGRAPH.repeat(4)}<p>The old bridge burnt down.</p></aside>`, true],
  ])('holds what stands beside it only where that is the most of it: %s', (beside, isHeld) => {
    const { text } = draftOfItem(item(`${PARAGRAPH}${beside}${PARAGRAPH}`), { title: 'News', language: 'en' });
    expect(text.includes('burnt down')).toBe(isHeld);
    expect(text).toContain('lorries wait');
  });

  it.each([
    ['open tags', '<p'.repeat(200_000)],
    ['elements', '<b>'.repeat(200_000)],
    ['references', '&#65;'.repeat(100_000)],
    ['points and brackets', `${'.'.repeat(400_000)}${']'.repeat(400_000)}<a href="/x">${'.'.repeat(100_000)}x</a>`],
  ])('of nothing but %s is none', (_, html) => {
    expect(isWhole(item(html))).toBe(false);
  });
});

describe('the draft of an item', () => {
  const feed = { title: 'News', language: 'hi' };
  const page = { text: 'The whole text of the page.', title: 'Ferry | News', publishedAt: '2025-03-14T08:00:00Z' };

  it('has title and date of the item, and the text of its page', () => {
    const listed = item('<p>Short.</p>', { title: 'Ferry', publishedAt: '2025-03-14T10:00:00.000Z' });
    const { text } = page;
    expect(draftOfItem(listed, feed, page)).toEqual({
      ...{ text, title: 'Ferry', publisher: 'News', url: URL_OF_ITEM, language: 'hi' },
      publishedAt: '2025-03-14T10:00:00.000Z',
    });
  });

  it('has what the item lacks from the page', () => {
    const draft = draftOfItem(item(undefined, { publishedAt: '2025-03-14' }), feed, { ...page, publisher: 'The News' });
    expect(draft).toMatchObject({ title: page.title, publishedAt: page.publishedAt, publisher: 'The News' });
  });

  it('has the item’s own words where there is no page, or where they say more', () => {
    const words =
      '<p>The ferry stopped on Tuesday, says its operator.</p><script>alert(1)</script><p>Lorries wait.</p>';
    const text = 'The ferry stopped on Tuesday, says its operator.\n\n\n\nLorries wait.';
    expect(draftOfItem(item(words), feed).text).toBe(text);
    expect(draftOfItem(item(words), feed, { text: 'Please log in.' }).text).toBe(text);
    expect(draftOfItem(item(undefined), feed).text).toBe('');
  });
});
