/** The frame of the local page: a form to choose topic and language, and room for one answer. No script at all. */
import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Choice } from '../../app/command.ts';
import type { Html } from './render.ts';

/** Large enough to read on a phone, quiet in the dark, no font from elsewhere. */
const STYLE = `
:root { color-scheme: light dark; --text: #1c1c1e; --quiet: #5b5b63; --back: #fbfaf7; --line: #d9d6cd; --alert: #8a4b00; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --text: #e9e7e2; --quiet: #a5a29a; --back: #17181a; --line: #37383c; --alert: #f0b45b; --link: #8ab8f0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 44rem; background: var(--back); color: var(--text); font: 1.0625rem/1.6 system-ui, "Noto Sans Devanagari", sans-serif; overflow-wrap: break-word; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
label { display: grid; gap: .125rem; font-size: .875rem; color: var(--quiet); flex: 1 1 10rem; }
select, input, button { font: inherit; padding: .5rem .625rem; min-height: 2.75rem; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .5rem; }
select option { color: #000; background: #fff; }
button { cursor: pointer; }
h1 { font-size: 1.375rem; line-height: 1.3; margin: 1.25rem 0 .5rem; }
h2 { font-size: 1.0625rem; margin: 1.5rem 0 .25rem; }
.lead { font-size: 1.1875rem; font-weight: 600; }
.alert { border-inline-start: .25rem solid var(--alert); padding-inline-start: .75rem; color: var(--alert); }
.note, .language, footer { color: var(--quiet); font-size: .875rem; }
ul { padding-inline-start: 1.25rem; } li { margin: .375rem 0; }
sup { line-height: 0; color: var(--quiet); }
a { color: var(--link); }
details { margin: 1rem 0; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .5rem; } summary { cursor: pointer; min-height: 1.75rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 1.5rem 0; } nav a { padding: .375rem 0; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
`;

/** Made apart from the page's template: the browser compares every byte between the tags with the hash. */
const STYLE_TAG = raw(`<style>${STYLE}</style>`);

/** Only this page's own style sheet, and forms to itself. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What the form offers and which entries are chosen. */
export interface PageForm {
  language: string;
  topic: string;
  /** The reader's own words, in place of a topic. */
  about: string;
  topics: readonly Choice[];
  languages: readonly Choice[];
}

/** The whole page. `say` gives the words of the chosen language. */
export function page(form: PageForm, say: (key: string) => string, answer: Html): Html {
  return html`<!doctype html>
    <html lang="${form.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${say('web.title')}</title>
        ${STYLE_TAG}
      </head>
      <body>
        <form action="/" method="get">
          ${select('topic', say('web.topic'), form.topics, form.topic)}
          <label>${say('web.about')}<input name="about" maxlength="100" value="${form.about}" /></label>
          ${select('language', say('web.language'), form.languages, form.language)}
          <button type="submit">${say('web.show')}</button>
        </form>
        <main>${answer}</main>
        <footer><p>${say('web.footer')}</p></footer>
      </body>
    </html>`;
}

function select(name: string, label: string, choices: readonly Choice[], chosen: string): Html {
  const options = choices.map(({ value, label: words }) =>
    value === chosen
      ? html`<option value="${value}" selected>${words}</option>`
      : html`<option value="${value}">${words}</option>`,
  );
  return html`<label
    >${label}<select name="${name}">
      ${options}
    </select></label
  >`;
}
