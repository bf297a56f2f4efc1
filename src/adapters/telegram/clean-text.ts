/**
 * Text as Telegram can carry it: one line, whole characters, no controls that Telegram drops or that turn the
 * reading direction of everything behind them.
 */
export function cleanText(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '')
      // direction overrides, embeddings and isolates; line and paragraph separators become spaces below
      .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
      .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
      .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
  );
}
