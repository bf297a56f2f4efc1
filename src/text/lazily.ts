/** A value that is made when it is first asked for, and only once: most sentences never ask. */
export function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
