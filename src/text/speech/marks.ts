/** The marks that speech is read by: quotation marks, and what parts phrases. */
export const QUOTES = new Set(['"', '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb', "'", '\u2018', '\u2019', '`']);
export const BREAKS = new Set([
  ',',
  ';',
  ':',
  '(',
  ')',
  '[',
  ']',
  '\u2014',
  '\u2013',
  '\u2026',
  '.',
  '!',
  '?',
  '\u0964',
  '|',
  '/',
]);
