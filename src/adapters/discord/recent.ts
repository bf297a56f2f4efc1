/** Ids met of late: what is told twice is done once. */

const MOST = 2000;

/** Answers whether an id is met for the first time, as far back as a few thousand ids. */
export function recentIds(): (id: string) => boolean {
  const met = new Set<string>();
  return (id) => {
    if (met.has(id)) return false;
    met.add(id);
    // A Set keeps the order of arrival.
    if (met.size > MOST) met.delete(met.values().next().value!);
    return true;
  };
}
