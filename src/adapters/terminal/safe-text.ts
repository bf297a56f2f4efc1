/** Foreign words made harmless for a terminal: an article must not move the cursor, set a title or fake a line. */

/** C0 and C1 controls, and the marks that turn the direction of everything after them. */
// eslint-disable-next-line no-control-regex -- these are what must go
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** One line of text without control characters; line breaks and tabs become spaces. */
export function safeText(text: string): string {
  return text.replace(LINE_BREAKS, ' ').replace(CONTROLS, '');
}
