/** HTML built from elements: every text and every attribute is escaped here, and nowhere else. No white space is added. */

/** Finished HTML. Only this file makes it. */
export type Markup = string & { readonly finished: unique symbol };

export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as HTML that means nothing but itself. */
export function words(text: string): Markup {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!) as Markup;
}

const EMPTY = new Set(['br', 'hr', 'input', 'link', 'meta']);

/** One element. An attribute that is `true` stands without a value; one that is false or undefined does not stand. */
export function element(name: string, attributes: Attributes, ...children: readonly Markup[]): Markup {
  const given = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined || value === false) return [];
    return value === true ? [` ${key}`] : [` ${key}="${words(value)}"`];
  });
  const opening = `<${name}${given.join('')}>`;
  return (EMPTY.has(name) ? opening : `${opening}${children.join('')}</${name}>`) as Markup;
}

export function together(parts: readonly Markup[]): Markup {
  return parts.join('') as Markup;
}

/** An address that a link may have; undefined for anything that is not the web. */
export function webAddress(url: string): string | undefined {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? new URL(url).href : undefined;
}

/** A link that leaves the page, in a tab of its own, without telling where it came from; plain text when it is unfit. */
export function outside(url: string, text: Markup): Markup {
  const href = webAddress(url);
  return href === undefined
    ? text
    : element('a', { href, rel: 'noopener noreferrer nofollow', target: '_blank' }, text);
}
