/** Words on buttons, in menus and over the fields of a form: plain, on one line, and as short as Discord wants them. */
import { shortened } from '../../messages/shortened.ts';
import { oneLine } from './escape.ts';

/**
 * At most `most` UTF-16 units, cut between grapheme clusters with an ellipsis. Discord shows no Markdown, mentions or
 * links in these places, so signs stay as they are; line breaks, controls and bidi overrides go.
 */
export function label(words: string, most: number): string {
  return shortened(oneLine(words), most);
}
