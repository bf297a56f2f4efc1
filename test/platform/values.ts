/** What people type into options: something that fits, and what must only ever cost a kind word. */

/** By the name of an option; what has suggestions or choices of its own is chosen from them. */
const FITTING: Readonly<Record<string, string>> = {
  time: '08:00',
  timezone: 'Asia/Kolkata',
  topics: 'all',
  days: 'mon,wed',
  number: '1',
  since: '2020-01-01',
  window: 'all',
  words: 'treaty',
};

/** A value for an option that offers none itself. */
export function fittingValue(option: string): string {
  return FITTING[option] ?? 'treaty';
}

/** Sections G08 and G09 of what a bot must bear: none of it may break anything, or be taken for something else. */
export const UNFIT: readonly string[] = [
  '../../x',
  '__proto__',
  'constructor',
  "'; drop table subscriptions; --",
  '🙂🙃',
  '\u202eمرحبا',
  '24:00',
  '7:60',
  '०८:७०',
  'Etc/Unknown',
  'x'.repeat(1000),
  '@everyone <@1> **b** <b>',
  '-1',
  '99999999999999999999',
  '%E0%A4%A',
  'क',
];

/** What is typed while suggestions are shown. */
export const TYPED: readonly string[] = ['', 't', 'tr', 'सं', '../x', '🙂', '\u202e', '%', 'x'.repeat(100)];

/** Runs jobs, so many at a time, and answers with their results in order. */
export async function pool<In, Out>(
  width: number,
  inputs: readonly In[],
  job: (input: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = [];
  let next = 0;
  const work = async () => {
    for (let at = next++; at < inputs.length; at = next++) results[at] = await job(inputs[at]!);
  };
  await Promise.all(Array.from({ length: width }, work));
  return results;
}
