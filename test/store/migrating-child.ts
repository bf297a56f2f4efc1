/** Says that it is ready, waits for a word, and brings a database to this program's schema: somebody else kills it meanwhile. */
import { openStore } from '../../src/store/open-store.ts';

process.stdout.write('ready\n');
process.stdin.once('data', async () => {
  const store = await openStore(process.argv[2]!);
  await store.close();
  process.exit(0);
});
