import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@helix/embedded-postgres';
import type { LargeOrganization } from '@helix/testing/large-organization';
import type { BenchOptions } from '../bench.ts';
import { openSeededDatabase } from './seeded-database.ts';
import { apiSettings, engineSettings, webSettings } from './settings.ts';
import { startServer, type ServerProcess } from './server-process.ts';

/** The api and the engine as processes of their own, on the large organization. */
export type LargeInstance = {
  readonly url: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly organization: LargeOrganization;
  readonly apiPid: () => number;
  /** Kills the api without warning; resolves when its successor is ready. */
  restartApi(): Promise<void>;
  /** The dashboard, which only browsers need; behind the api's address. */
  startWeb(): Promise<ServerProcess>;
  /** Access tokens of so many people, the owner first. They live for a quarter of an hour. */
  signIn(people: number): Promise<string[]>;
};

export async function openLargeInstance(
  options: BenchOptions,
): Promise<{ setting: LargeInstance; close: () => Promise<void> }> {
  const database = await openSeededDatabase(options);
  const home = await mkdtemp(join(tmpdir(), 'helix-bench-home-'));
  const [port, webPort] = [await findFreePort(), await findFreePort()];
  const databaseUrl = database.server.url;
  const api = apiSettings(databaseUrl, { home, port, webPort });
  const running: ServerProcess[] = [];
  const close = async () => {
    for (const server of running.toReversed()) await server.stop();
    await database.stop();
    await rm(home, { recursive: true, force: true });
  };
  try {
    let current = await startServer('apps/api/src/main.ts', api);
    running.push(current);
    running.push(await startServer('apps/engine/src/main.ts', await engineSettings(databaseUrl)));
    const url = `http://127.0.0.1:${port}`;
    const setting: LargeInstance = {
      url,
      port,
      databaseUrl,
      organization: database.organization,
      apiPid: () => current.pid,
      async restartApi() {
        await current.kill();
        current = await startServer('apps/api/src/main.ts', api);
        running[0] = current;
      },
      startWeb: () => startServer('apps/web/main.ts', webSettings({ port, webPort })),
      signIn: (people) => signIn(url, database.organization, people),
    };
    return { setting, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function signIn(
  url: string,
  { emails, password }: LargeOrganization,
  people: number,
): Promise<string[]> {
  return Promise.all(
    emails.slice(0, people).map(async (email, index) => {
      const response = await fetch(`${url}/api/v1/auth/login`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          // Each from an address of its own, as the limit of attempts is per address.
          'x-forwarded-for': `203.0.113.${index + 1}`,
        },
        body: JSON.stringify({ email, password }),
      });
      const { accessToken } = (await response.json()) as { accessToken?: string };
      if (accessToken === undefined) throw new Error(`login answered ${response.status}`);
      return accessToken;
    }),
  );
}
