/** Which moments an ISO date covers: a day, month or year is a stretch of time, not its first instant. */
export interface Period {
  /** UTC epoch milliseconds; `end` is exclusive. */
  start: number;
  end: number;
}

/** Stands for "no date is known" in both ends of a period: earlier than every date there is. */
export const UNDATED = -8_640_000_000_000_000;

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const ZONED = /(?:z|[+-]\d{2}:?\d{2})$/i;

/** The period of `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a date-time (UTC where it names no zone); undefined when it is none. */
export function periodOf(iso: string | undefined): Period | undefined {
  if (iso === undefined) return undefined;
  const parts = DATE.exec(iso);
  return parts ? calendarPeriod(parts[1]!, parts[2], parts[3]) : instant(iso);
}

function calendarPeriod(year: string, month?: string, day?: string): Period | undefined {
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  const start = Date.UTC(y, m, d);
  if (new Date(start).getUTCMonth() !== m || new Date(start).getUTCDate() !== d) return undefined;
  if (day !== undefined) return { start, end: Date.UTC(y, m, d + 1) };
  return { start, end: month === undefined ? Date.UTC(y + 1, 0, 1) : Date.UTC(y, m + 1, 1) };
}

function instant(iso: string): Period | undefined {
  const start = Date.parse(ZONED.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(start) ? undefined : { start, end: start + 1 };
}

/** First moment of a window's edge, or undefined when the window is open there or its edge is no date. */
export function edgeOf(iso: string | undefined): number | undefined {
  return periodOf(iso)?.start;
}
