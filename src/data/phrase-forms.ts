/**
 * Short writing for many phrases: "(a|b) c" stands for "a c" and "b c", "(a|) c" also for "c" alone, and "(@name)" for all
 * the forms that the file lists under that name.
 */
const GROUP = /\(([^()]*)\)/;
const MOST = 4000;

export type Forms = Readonly<Record<string, readonly string[]>>;

/** All phrases that one short writing stands for; undefined when it names forms that nobody listed, or far too many. */
export function expandPhrase(phrase: string, forms: Forms): string[] | undefined {
  let open = [phrase];
  while (open.some((one) => GROUP.test(one))) {
    const wider = open.flatMap((one) => firstGroup(one, forms) ?? [undefined]);
    if (wider.length > MOST || wider.includes(undefined)) return undefined;
    open = wider as string[];
  }
  return [...new Set(open.map((one) => one.replace(/\s+/g, ' ').trim()))].filter((one) => one !== '');
}

function firstGroup(phrase: string, forms: Forms): string[] | undefined {
  const group = GROUP.exec(phrase);
  if (!group) return [phrase];
  const choices = group[1]!.split('|').flatMap((one): readonly (string | undefined)[] => {
    return one.startsWith('@') ? (forms[one.slice(1)] ?? [undefined]) : [one];
  });
  const before = phrase.slice(0, group.index);
  const after = phrase.slice(group.index + group[0].length);
  return choices.includes(undefined) ? undefined : choices.map((choice) => before + choice + after);
}
