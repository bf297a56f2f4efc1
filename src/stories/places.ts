/** Where each article on the desk lies: in which story, and by its number, so that the oldest are found at once. */
import type { Lying } from './story.ts';

export interface Place {
  story: string;
  lying: Lying;
}

export function createPlaces() {
  const byId = new Map<string, Place>();
  const byNumber = new Map<number, string>();
  // All numbers that are taken are from the first to the last one; some between them, and these two, may be free.
  let [first, last] = [0, 0];
  return {
    /** @param lying its number must be the highest so far */
    put: (story: string, lying: Lying) => {
      const { id, number } = lying.told;
      byId.set(id, { story, lying });
      byNumber.set(number, id);
      if (byId.size === 1) first = number;
      last = number;
    },
    leave: (id: string): Place | undefined => {
      const place = byId.get(id);
      if (!place) return undefined;
      byId.delete(id);
      byNumber.delete(place.lying.told.number);
      return place;
    },
    of: (id: string): Place | undefined => byId.get(id),
    /** The highest number; 0 where nothing lies. */
    last: (): number => {
      if (byId.size === 0) return 0;
      while (!byNumber.has(last)) last -= 1;
      return last;
    },
    /** The article with the lowest number, unless that is higher than this one. */
    oldestUpTo: (number: number): string | undefined => {
      if (byId.size === 0) return undefined;
      while (first <= number && !byNumber.has(first)) first += 1;
      return first <= number ? byNumber.get(first) : undefined;
    },
  };
}
