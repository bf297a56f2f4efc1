/** HTML character references in plain text: feeds and JSON articles often carry them undecoded. */
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g;
/** What its bytes 128–159 mean. Written out: Node 20’s own decoder of that name gives control characters. */
export const WINDOWS_1252 = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];
const REPLACEMENT = '\ufffd';

/** The names that news text uses; a name that is not here stays as it stands. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ' },
  ...{ ndash: '–', mdash: '—', horbar: '―', hellip: '…', bull: '•', middot: '·', laquo: '«', raquo: '»' },
  ...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', prime: '′', Prime: '″' },
  ...{ euro: '€', pound: '£', cent: '¢', yen: '¥', deg: '°', times: '×', plusmn: '±', sect: '§' },
  ...{ copy: '©', reg: '®', trade: '™', shy: '', zwnj: '\u200c', zwj: '\u200d', lrm: '', rlm: '' },
  ...{ aacute: 'á', eacute: 'é', iacute: 'í', oacute: 'ó', uacute: 'ú', agrave: 'à', egrave: 'è', ccedil: 'ç' },
  ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', szlig: 'ß', ntilde: 'ñ', oslash: 'ø', aring: 'å', ecirc: 'ê' },
};

/** Text with its references decoded, twice at most, since feeds encode what is already encoded (`&amp;quot;`). */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const once = decodeOnce(text);
  return once.includes('&') ? decodeOnce(once) : once;
}

function decodeOnce(text: string): string {
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name]! : whole;
    return character(decimal === undefined ? parseInt(hex!, 16) : Number(decimal));
  });
}

/** 128–159 mean windows-1252 there, as every browser reads them (HTML standard, numeric character reference end state). */
function character(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252[code - 0x80]!;
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return REPLACEMENT;
  return String.fromCodePoint(code);
}
