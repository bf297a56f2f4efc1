/** A menu of a brief's marks: each opens the sentence that it stands for. */
import { localDate } from '../data/date-words.ts';
import type { BriefView } from './brief-view.ts';
import type { Mark } from './citation-marks.ts';
import type { Picker } from './message.ts';
import { SEPARATOR } from './source-line.ts';
import { shortened } from './shortened.ts';

/** Menus of platforms have room for so many UTF-16 units a line. */
const LONGEST_LABEL = 100;

/** One menu over the marks, or over those that are shown, if given; none where there is none. */
export function markPickers(view: BriefView, shown?: ReadonlySet<number>): Picker[] {
  const marks = view.marks.all.filter(({ number }) => shown?.has(number) ?? true);
  if (marks.length === 0) return [];
  return [
    {
      label: view.phrases.say('brief.picker.sources'),
      option: 'number',
      command: 'source',
      options: { brief: view.brief.id },
      choices: marks.map((mark) => choiceOf(mark, view)),
      effect: 'answer',
    },
  ];
}

/** "[3] The Gazette · 2 May 2031 · first words of the sentence". */
function choiceOf({ number, citation }: Mark, view: BriefView): Picker['choices'][number] {
  const { phrases } = view;
  const source = view.source(citation.source);
  const short = `[${number}]`;
  const date = source?.publishedAt === undefined ? undefined : localDate(source.publishedAt, phrases);
  const named = [source?.publisher ?? phrases.say('brief.source.no-publisher'), date, citation.quote];
  const words = named.filter((part) => part !== undefined).join(SEPARATOR);
  return { value: String(number), short, label: shortened(`${short} ${words}`, LONGEST_LABEL) };
}
