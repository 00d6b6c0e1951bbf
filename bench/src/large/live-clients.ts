import { setTimeout as delay } from 'node:timers/promises';
import { lastEventNumber, readEventLog } from '@helix/testing/large-organization';
import type { BenchOptions } from '../bench.ts';
import { percentile, type Figure } from '../figure.ts';
import { cpuMs, residentMegabytes } from '../foundation/process-usage.ts';
import { accounts } from './accounts.ts';
import { gatherCrowd } from './crowd.ts';
import type { LargeInstance } from './large-instance.ts';
import { startWriter, writtenTypes } from './writer.ts';

/** From the moment a fact is written, just before its commit, until each of a thousand clients has it. */
export async function measureLiveClients(
  instance: LargeInstance,
  { quick }: BenchOptions,
): Promise<Figure[]> {
  const { databaseUrl, port, signIn } = instance;
  const clients = quick ? 50 : 1_000;
  const tokens = await signIn(quick ? 5 : 40);
  const after = await lastEventNumber(databaseUrl);
  const crowd = await gatherCrowd({ port, clients, tokens, after, types: writtenTypes });
  const cpuBefore = cpuMs(instance.apiPid());
  const writer = await startWriter(instance, tokens[0] ?? '', 5);
  await delay(quick ? 1_500 : 30_000);
  await writer.stop();
  const log = await readEventLog(databaseUrl, { after, types: writtenTypes });
  await crowd.until(log.at(-1)?.seq ?? 0);
  const perDelivery = (cpuMs(instance.apiPid()) - cpuBefore) / (log.length * clients);
  const received = await crowd.report();
  console.log(
    `  ${log.length} events to ${clients} clients: ${(perDelivery * 1000).toFixed(0)} µs of the api's processor time each; it holds ${residentMegabytes(instance.apiPid()).toFixed(0)} MB`,
  );
  await crowd.leave();
  const writtenAt = new Map(log.map(({ seq, atMs }) => [seq, atMs]));
  const latencies = received.flatMap(({ seqs, atMs }) =>
    seqs.map((seq, n) => (atMs[n] ?? Number.NaN) - (writtenAt.get(seq) ?? Number.NaN)),
  );
  const what = `written → at each of ${clients} clients`;
  return [
    { name: `${what}, p50`, value: percentile(latencies, 0.5), limit: 20, unit: 'ms' },
    { name: `${what}, p99`, value: percentile(latencies, 0.99), limit: 100, unit: 'ms' },
    ...accounts(`${clients} live clients`, log, received),
  ];
}
