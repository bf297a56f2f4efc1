/** The one way from this program to the web, as far as its configuration reaches; loaded when something is asked for the first time. */
import type { Config } from '../config.ts';
import type { Fetcher } from '../net/fetcher.ts';
import { portOf, USUAL_PORTS, type Reach } from '../net/target.ts';
import { programVersion } from './program-folder.ts';

/** What whoever runs Saar allows. */
export function reachOf({ fetchHosts, fetchPorts, httpPort, publicUrl }: Config): Reach {
  const page = publicUrl === undefined ? undefined : new URL(publicUrl);
  const hosts = page && [`${page.hostname}:${portOf(page)}`];
  return { hosts: fetchHosts, ports: fetchPorts ?? USUAL_PORTS, own: { port: httpPort || undefined, hosts } };
}

/** Most calls ask nothing, and the library takes long to load. */
export function createWebFetcher(config: Config): Fetcher {
  let loaded: Promise<Fetcher> | undefined;
  const load = async (): Promise<Fetcher> => {
    const { createFetcher } = await import('../net/fetcher.ts');
    return createFetcher({ reach: reachOf(config), userAgent: userAgentOf(config), clock: Date.now });
  };
  return {
    get: async (address, wanted) => (await (loaded ??= load())).get(address, wanted),
    close: async () => (await loaded)?.close(),
  };
}

/** Sites see who asks; where there is a page, they can find out more. */
function userAgentOf({ publicUrl }: Config): string {
  const name = `Saar/${programVersion()}`;
  return publicUrl === undefined ? `${name} (news reader)` : `${name} (news reader; +${publicUrl})`;
}
