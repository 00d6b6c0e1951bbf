import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '@helix/embedded-postgres';
import { lastEventNumber, readEventLog } from '@helix/testing/large-organization';
import type { BenchOptions } from '../bench.ts';
import type { Figure } from '../figure.ts';
import { residentMegabytes } from '../foundation/process-usage.ts';
import { accounts } from './accounts.ts';
import { gatherCrowd, startProxy, type Crowd } from './crowd.ts';
import type { LargeInstance } from './large-instance.ts';
import { startWriter, writtenTypes } from './writer.ts';

/** Everybody loses the network for half a minute, then the server dies, while some never read what they are sent. */
export async function measureReconnectStorm(
  instance: LargeInstance,
  { quick }: BenchOptions,
): Promise<Figure[]> {
  const { databaseUrl, signIn } = instance;
  const clients = quick ? 50 : 1_000;
  const tokens = await signIn(quick ? 5 : 40);
  const owner = tokens[0] ?? '';
  const after = await lastEventNumber(databaseUrl);
  const port = await findFreePort();
  const proxy = await startProxy(port, instance.port);
  const crowd = await gatherCrowd({ port, clients, tokens, after, types: writtenTypes });
  const silent = openSilentClients(instance.port, owner, quick ? 2 : 20);
  const writer = await startWriter(instance, owner, 10);
  const wave = async (during: () => Promise<void>) => {
    await delay(quick ? 500 : 3_000);
    await during();
    return caughtUp(databaseUrl, crowd, after);
  };
  const afterCut = await wave(async () => {
    await proxy.cut();
    await delay(quick ? 1_000 : 30_000);
    await proxy.open();
  });
  const afterRestart = await wave(() => instance.restartApi());
  console.log(`  the api holds ${residentMegabytes(instance.apiPid()).toFixed(0)} MB`);
  await writer.stop();
  const log = await readEventLog(databaseUrl, { after, types: writtenTypes });
  await crowd.until(log.at(-1)?.seq ?? 0);
  const received = await crowd.report();
  silent.leave();
  await crowd.leave();
  await proxy.end();
  const seconds = (what: string, value: number): Figure => ({
    name: `${clients} clients after ${what}: all caught up`,
    value: value / 1000,
    limit: 3,
    unit: 's',
  });
  return [
    seconds('a cut', afterCut),
    seconds('kill -9 of the api, from its being ready', afterRestart),
    ...accounts(`storm of ${clients} clients`, log, received),
  ];
}

/** From now until the last client has the first fact that was written from now on. */
async function caughtUp(databaseUrl: string, crowd: Crowd, after: number): Promise<number> {
  const begun = performance.timeOrigin + performance.now();
  for (;;) {
    const log = await readEventLog(databaseUrl, { after, types: writtenTypes });
    const next = log.find(({ atMs }) => atMs >= begun);
    if (next) return Math.max(...(await crowd.until(next.seq))) - begun;
    await delay(50);
  }
}

/** They ask for the log from its beginning and read nothing of it. */
function openSilentClients(port: number, token: string, count: number): { leave(): void } {
  const sockets = Array.from({ length: count }, () => {
    const socket = net.connect(port, '127.0.0.1');
    socket.pause();
    socket.on('error', () => undefined);
    socket.write(
      `GET /api/v1/events?after=0 HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${token}\r\n\r\n`,
    );
    return socket;
  });
  return {
    leave() {
      for (const socket of sockets) socket.destroy();
    },
  };
}
