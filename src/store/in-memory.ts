/** The path of a database that ends with its process: it needs no folder, no lock and no backup. */
export const IN_MEMORY = ':memory:';
