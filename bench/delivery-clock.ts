/**
 * The clock of the delivery bench. Digests are due at whole minutes: so that nobody waits for one, the clock of the bench, of the
 * stand-ins in it and of every bot it starts is moved on, by the same, to shortly before a minute. Imported before all else.
 */
import { runInThisContext } from 'node:vm';

export const MINUTE_MS = 60_000;
/** From the start of the bench to the first minute: worlds are made and bots started meanwhile. */
const LEAD_MS = 14_000;

/** Run in every process; of one text, for the bots have it before any code of theirs. */
const moveOn = (ahead: number) => `{
  const usual = Date;
  const now = () => usual.now() + ${ahead};
  globalThis.Date = new Proxy(usual, {
    construct: (_, given, as) => Reflect.construct(usual, given.length > 0 ? given : [now()], as),
    get: (of, name) => (name === 'now' ? now : Reflect.get(of, name)),
  });
  Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + ${ahead} });
}`;

const clock = moveOn(MINUTE_MS - ((Date.now() + LEAD_MS) % MINUTE_MS));
/** For the environment of a bot: it lives by the clock of the bench. Room for what is young spares starts some collecting. */
export const SAME_CLOCK = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clock)} --max-semi-space-size=64`,
};
runInThisContext(clock);

/** `count` minutes, the first of them at least `leadMs` from now; epoch milliseconds. */
export function minutesFrom(leadMs: number, count: number): number[] {
  const first = Math.ceil((Date.now() + leadMs) / MINUTE_MS) * MINUTE_MS;
  return Array.from({ length: count }, (_, n) => first + n * MINUTE_MS);
}

/** The minute that has begun. */
export function thisMinute(): number {
  return Date.now() - (Date.now() % MINUTE_MS);
}
