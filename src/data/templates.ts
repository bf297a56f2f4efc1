/**
 * Phrases that are filled with what was read. `{name}` is its words, `{name.oblique}` the form that a postposition asks for, and
 * `{name|one was|many were}` the word that agrees with its form (`one`, `many`, and `f-one`, `f-many` where a tongue has genders;
 * the first stands for every form that is not listed). A part in [ ] is left out when one of its names is missing.
 */

/** Words by name; beside them `<name>.form`, and `<name>.oblique` where it differs. */
export type Parts = Readonly<Record<string, string | undefined>>;

const NAME = /\{(\w+)(\.oblique)?((?:\|[^{}|]+)*)\}/g;

/** The filled template; undefined when a name outside brackets is missing. */
export function fillTemplate(template: string, parts: Parts): string | undefined {
  const known = (name: string) => parts[name] !== undefined;
  const shown = template.replace(/\[([^\]]*)\]/g, (_, part: string) => (namesIn(part).every(known) ? part : ''));
  if (!namesIn(shown).every(known)) return undefined;
  return shown
    .replace(NAME, (_, name: string, oblique: string | undefined, choices: string) =>
      choices ? chosen(choices, parts[`${name}.form`]) : ((oblique && parts[`${name}.oblique`]) ?? parts[name]!),
    )
    .trim();
}

/** The names that a template holds. */
export function namesIn(template: string): string[] {
  return [...template.matchAll(NAME)].map((match) => match[1]!);
}

/** A template's own words, with those of every form. */
export function ownWords(template: string): string {
  return template.replace(NAME, (_, _name: string, _oblique: string, choices: string) =>
    [' ', ...optionsIn(choices).map(([, words]) => words), ' '].join(' '),
  );
}

function chosen(choices: string, form: string | undefined): string {
  const options = optionsIn(choices);
  return (options.find(([name]) => name === form) ?? options[0]!)[1];
}

/** `|one was|many were` as pairs of a form and its words. */
function optionsIn(choices: string): [form: string, words: string][] {
  const options = choices.split('|').slice(1);
  return options.map((option) => [option.split(' ', 1)[0]!, option.slice(option.indexOf(' ') + 1)]);
}
