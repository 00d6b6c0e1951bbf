import { follow, type Client } from '@helix/client';
import { streamEvents } from '@helix/contracts/live';
import { createTask } from '@helix/contracts/tasks';
import { percentile, type Figure } from '../figure.ts';

const samples = 300;

/** From the moment a change is asked for until another client has its event: more than from the commit. */
export async function measureLiveLatency(client: Client, boardId: string): Promise<Figure[]> {
  const stop = new AbortController();
  const live = Promise.withResolvers<void>();
  const arrivals = new Map<string, number>();
  const waiting = new Map<string, () => void>();
  const reading = (async () => {
    const onState = ({ kind }: { kind: string }) => kind === 'live' && live.resolve();
    for await (const event of follow(client, streamEvents, {}, { signal: stop.signal, onState })) {
      if (event.type !== 'task.created') continue;
      arrivals.set(event.data.task.title, performance.now());
      waiting.get(event.data.task.title)?.();
    }
  })();
  await live.promise;
  const latencies: number[] = [];
  for (let n = 0; n < samples; n += 1) {
    const title = `sample ${n}`;
    const arrived = new Promise<void>((resolve) => {
      waiting.set(title, resolve);
    });
    const asked = performance.now();
    await Promise.all([client.call(createTask, { body: { boardId, title } }), arrived]);
    latencies.push((arrivals.get(title) ?? Number.NaN) - asked);
  }
  stop.abort();
  await reading;
  return [
    {
      name: 'change asked for → event at another client, p50',
      value: percentile(latencies, 0.5),
      limit: 20,
      unit: 'ms',
    },
    {
      name: 'change asked for → event at another client, p99',
      value: percentile(latencies, 0.99),
      limit: 100,
      unit: 'ms',
    },
  ];
}
