/** What reading feeds needs from outside, and feeds to read: bodies of our own writing, in the shapes that feeds have. */
import { readFeed, type Feed } from '../../src/corpus/feed.ts';
import { addressesSchema } from '../../src/data/addresses.ts';
import { dataPath, readDataFile } from '../../src/data/files.ts';
import { data as languages, NOW } from './reading-data.ts';

const addresses = readDataFile(dataPath(import.meta.dirname, '..', '..', 'data', 'addresses.yaml'), addressesSchema);

export const reading = { data: { ...languages, addresses }, now: NOW };
export const FEED_URL = 'https://news.example.org/feeds/world.xml';

export const read = (text: string, url = FEED_URL): Feed => readFeed(text, url, reading);
export const titles = (feed: Feed) => feed.items.map(({ title }) => title);

export const rss = (items: string, head = '<title>World</title>') =>
  `<?xml version="1.0"?>\n<rss version="2.0"><channel>${head}${items}</channel></rss>`;

export const atom = (entries: string, head = '<title>World</title>') =>
  `<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">${head}${entries}</feed>`;

export const item = (name: string, more = '') =>
  `<item><title>${name}</title><link>https://news.example.org/${name}</link>${more}</item>`;
