/** Reads Telegram HTML as strictly as its server does, for tests: what is shown, and which entities it has. */
export interface Entity {
  tag: string;
  href?: string;
  start: number;
  end: number;
}

const TAG = /^<(?:(b|i|code)|a href="([^"<>]*)"|(blockquote) expandable)>/;
const NAMED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };

/** @throws Error for anything but the tags that the renderer may write, properly nested, and the four named entities. */
export function readTelegramHtml(html: string): { text: string; entities: Entity[] } {
  const entities: Entity[] = [];
  const open: Entity[] = [];
  let text = '';
  for (let at = 0; at < html.length;) {
    const rest = html.slice(at, at + 4000);
    const opening = TAG.exec(rest);
    const closing = /^<\/([a-z]+)>/.exec(rest);
    const named = /^&(?:lt|gt|amp|quot);/.exec(rest);
    if (opening) {
      const tag = opening[1] ?? opening[3] ?? 'a';
      if (open.some((each) => each.tag === 'code')) throw new Error(`${tag} inside code`);
      if (tag === 'blockquote' && open.length > 0) throw new Error('quotation inside something');
      const href = opening[2] === undefined ? {} : { href: decode(opening[2]) };
      open.push({ tag, ...href, start: text.length, end: -1 });
    } else if (closing) {
      const entity = open.pop();
      if (entity?.tag !== closing[1]) throw new Error(`</${closing[1]}> closes <${entity?.tag}>`);
      if (text.length === entity!.start) throw new Error(`empty <${entity!.tag}>`);
      entities.push({ ...entity!, end: text.length });
    } else if (named) text += NAMED[named[0]];
    else if (/^[<>&"]/.test(rest)) throw new Error(`bare ${rest[0]} at ${at}`);
    else text += rest[0];
    at += (opening ?? closing ?? named)?.[0].length ?? 1;
  }
  if (open.length > 0) throw new Error(`<${open[0]!.tag}> is not closed`);
  return { text, entities };
}

function decode(text: string): string {
  return text.replace(/&(?:lt|gt|amp|quot);/g, (name) => NAMED[name]!);
}
