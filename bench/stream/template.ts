/** One sentence from its template: `[this|that]` is a choice, which may hold others, and `{fact}` or `{fact:form}` a fact's words. */
import type { Chance } from './chance.ts';

export interface Expanded {
  text: string;
  /** Fact → the words that stand for it. */
  shown: Record<string, string>;
}

const INNERMOST = /\[([^[\]]*)\]/u;

export function expand(template: string, chance: Chance, wordsOf: (fact: string, form: string) => string): Expanded {
  const shown: Record<string, string> = {};
  let chosen = template;
  for (let match = INNERMOST.exec(chosen); match; match = INNERMOST.exec(chosen)) {
    const after = chosen.slice(match.index + match[0].length);
    chosen = chosen.slice(0, match.index) + chance.pick(match[1]!.split('|')) + after;
  }
  const filled = chosen.replace(/\{(\w+)(?::(\w+))?\}/gu, (_, fact: string, form = '') => {
    return (shown[fact] = wordsOf(fact, form));
  });
  return { text: tidy(filled), shown };
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function tidy(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/ ([,.;।?!])/gu, '$1')
    .trim();
}
