/** The frame of the page: switches, a column for each platform, and the composer. It works without its script too. */
import { element, together, words, type Markup } from './markup.ts';
import { PLATFORM_NAMES, type PlatformName } from './platforms.ts';

/** Its own script, style sheet and icon, questions to itself; nothing from elsewhere. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Both languages, both platforms: the value of a switch that chooses none of them. */
export const BOTH = 'both';

export interface PageState {
  /** The language of the page's own words. */
  language: string;
  /** What the switches stand on. */
  spoken: string;
  as: string;
  moderator: boolean;
  /** What stands in the composer. */
  typed: string;
  languages: readonly { value: string; label: string }[];
  /** Commands to try. */
  examples: readonly string[];
  columns: Partial<Record<PlatformName, Markup>>;
}

type Say = (key: string) => string;

/** The whole document. `say` gives the page's own words. */
export function page(state: PageState, say: Say): string {
  const document = element(
    'html',
    { lang: state.language },
    element('head', {}, ...head(say)),
    element(
      'body',
      {},
      header(state, say),
      main(state, say),
      composer(state, say),
      element('p', { id: 'told', role: 'status', class: 'unseen' }),
      element('dialog', { id: 'form' }),
    ),
  );
  return `<!doctype html>${document}`;
}

function head(say: Say): Markup[] {
  return [
    element('meta', { charset: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('title', {}, words(say('web.title'))),
    element('link', { rel: 'icon', href: '/icon.svg' }),
    element('link', { rel: 'stylesheet', href: '/preview.css' }),
    element('script', { type: 'module', src: '/preview.js' }),
  ];
}

function header({ spoken, as, moderator, languages }: PageState, say: Say): Markup {
  const both = { value: BOTH, label: say('web.both') };
  const views = [
    ...PLATFORM_NAMES.map((name) => ({ value: name as string, label: say(`web.${name}.name`) })),
    { value: BOTH, label: say('web.beside') },
  ];
  const role = element(
    'label',
    { class: 'role' },
    element('input', { type: 'checkbox', name: 'moderator', value: '1', form: 'ask', checked: moderator }),
    words(say('web.moderator')),
  );
  const brand = element(
    'a',
    { class: 'brand', href: '/' },
    element('span', { class: 'face', 'aria-hidden': 'true' }, words('सा')),
    element('b', {}, words('Saar')),
  );
  return element(
    'header',
    {},
    element('h1', {}, brand),
    element('p', { class: 'what' }, words(say('web.what'))),
    element(
      'div',
      { class: 'switches' },
      choice('language', say('web.language'), [...languages, both], spoken),
      choice('as', say('web.as'), views, as),
      role,
    ),
  );
}

/** One of few, side by side: radio buttons, so that arrow keys work by themselves. */
function choice(
  name: string,
  label: string,
  values: readonly { value: string; label: string }[],
  chosen: string,
): Markup {
  const each = values.map(({ value, label: shown }) => {
    const id = `${name}-${value}`;
    const input = element('input', { type: 'radio', id, name, value, form: 'ask', checked: value === chosen });
    const lang = name === 'language' && value !== BOTH ? value : undefined;
    return together([input, element('label', { for: id, lang }, words(shown))]);
  });
  return element(
    'fieldset',
    { class: `choice ${name}` },
    element('legend', { class: 'unseen' }, words(label)),
    ...each,
  );
}

function main({ columns }: PageState, say: Say): Markup {
  const sections = PLATFORM_NAMES.map((name) =>
    element(
      'section',
      { class: `platform ${name}`, 'aria-labelledby': `${name}-name` },
      element('h2', { id: `${name}-name` }, words(say(`web.${name}.name`))),
      element(
        'div',
        { class: 'log', id: `${name}-log`, tabindex: '0', role: 'region', 'aria-label': say(`web.${name}.log`) },
        columns[name] ?? words(''),
      ),
    ),
  );
  return element('main', {}, ...sections);
}

function composer(state: PageState, say: Say): Markup {
  const { typed, examples } = state;
  const tries = examples.map((example) =>
    element('button', { type: 'submit', name: 'q', value: example, form: 'more' }, words(example)),
  );
  const field = element('input', {
    ...{
      id: 'q',
      name: 'q',
      value: typed,
      maxlength: '400',
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
    },
    ...{ enterkeyhint: 'send', placeholder: say('web.placeholder') },
    ...{ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'offers', 'aria-autocomplete': 'list' },
  });
  return element(
    'footer',
    {},
    element('div', { class: 'tries', role: 'group', 'aria-label': say('web.tries') }, ...tries),
    element(
      'form',
      { id: 'ask', action: '/', method: 'get' },
      element('ul', { id: 'offers', role: 'listbox', 'aria-label': say('web.offers'), hidden: true }),
      element('label', { for: 'q', class: 'unseen' }, words(say('web.ask'))),
      field,
      element('button', { type: 'submit' }, words(say('web.send'))),
    ),
    more(state),
    // Words to be read out; a page without a script shows nothing of it.
    element('template', {
      id: 'words',
      'data-answered': say('web.answered'),
      'data-lost': say('web.lost'),
      'data-copied': say('web.copied'),
    }),
  );
}

/** The form of every button outside the composer; without a script it takes the switches along as they stood. */
function more({ spoken, as, moderator }: PageState): Markup {
  const given = { language: spoken, as, ...(moderator && { moderator: '1' }) };
  const hidden = Object.entries(given).map(([name, value]) => element('input', { type: 'hidden', name, value }));
  return element('form', { id: 'more', action: '/', method: 'get' }, ...hidden);
}
