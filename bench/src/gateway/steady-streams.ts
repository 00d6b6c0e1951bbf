import { setTimeout as delay } from 'node:timers/promises';
import { percentile, type Figure } from '../figure.ts';
import { cpuMs, residentMegabytes } from '../foundation/process-usage.ts';
import { bareRequest, benchRun } from './bench-run.ts';
import { now, type LoadedGateway } from './loaded-gateway.ts';
import type { WordProvider } from './word-provider.ts';

const settleMs = 3_000;
/** One stream is added after the other, so that they do not start and end together for ever. */
const staggerMs = 15;
const probeWords = 4;

/**
 * What a gateway adds to the first word while it streams many answers: each that ends is followed by another, so
 * there are always as many. Meanwhile the same words are asked for in turn directly and through the gateway.
 */
export async function measureStreams(
  setting: { gateway: LoadedGateway; provider: WordProvider },
  size: { streams: number; probes: number },
): Promise<Figure[]> {
  const { gateway, provider } = setting;
  const load = await startLoad(setting, size.streams);
  await delay(settleMs);
  const bare: number[] = [];
  const through: number[] = [];
  const [begunAt, cpuBefore] = [now(), cpuMs(gateway.pid)];
  let megabytes = 0;
  for (let n = 0; n < size.probes; n += 1) {
    bare.push(await firstWordBare(provider.url));
    await pause(n);
    const run = gateway.begin(benchRun(provider.url, probeWords).start);
    through.push((await run.firstWordAt) - run.begunAt);
    await run.isWhole;
    await run.acknowledge();
    await pause(n + 1);
    megabytes = Math.max(megabytes, residentMegabytes(gateway.pid));
  }
  const busy = ((cpuMs(gateway.pid) - cpuBefore) / (now() - begunAt)) * 100;
  const { broken, answers } = await load.finish();
  const [bare50, bare99] = [percentile(bare, 0.5), percentile(bare, 0.99)];
  const [added50, added99] = [
    percentile(through, 0.5) - bare50,
    percentile(through, 0.99) - bare99,
  ];
  const at = `${size.streams} streams`;
  const lost = { value: broken, limit: 0, unit: '', exact: true };
  return [
    { name: `first word without a gateway, ${at}, p50`, value: bare50, unit: 'ms' },
    { name: `first word without a gateway, ${at}, p99`, value: bare99, unit: 'ms' },
    { name: `gateway: added to the first word, ${at}, p50`, value: added50, limit: 2, unit: 'ms' },
    { name: `gateway: added to the first word, ${at}, p99`, value: added99, limit: 10, unit: 'ms' },
    { name: `gateway: memory with ${at}, peak`, value: megabytes, limit: 200, unit: 'MB' },
    { name: `gateway: processor with ${at}, of one core`, value: busy, unit: '%' },
    { name: `gateway: of ${answers} answers, those not whole`, ...lost },
  ];
}

/** Begins all streams and resolves when each has said something. */
async function startLoad(
  { gateway, provider }: { gateway: LoadedGateway; provider: WordProvider },
  streams: number,
) {
  let isOver = false;
  let answers = 0;
  let broken = 0;
  const carryOut = async (words: number, onFirstWord?: () => void): Promise<void> => {
    answers += 1;
    const run = gateway.begin(benchRun(provider.url, words).start);
    await run.firstWordAt;
    onFirstWord?.();
    if (!(await run.isWhole)) broken += 1;
    await run.acknowledge();
  };
  const keepOn = async (stream: number, onFirstWord: () => void) => {
    await carryOut(40 + ((stream * 37) % 760), onFirstWord);
    while (!isOver) await carryOut(400 + ((answers * 137) % 400));
  };
  const going: Promise<void>[] = [];
  for (let stream = 0; stream < streams; stream += 1) {
    await new Promise<void>((begun, failed) => {
      going.push(keepOn(stream, begun));
      going.at(-1)?.catch(failed);
    });
    await delay(staggerMs);
  }
  return {
    async finish() {
      isOver = true;
      await Promise.all(going);
      return { broken, answers };
    },
  };
}

/** Never in step with the pace of the words. */
const pause = (n: number) => delay(7 + ((n * 13) % 29));

async function firstWordBare(url: string): Promise<number> {
  const begunAt = now();
  const response = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: bareRequest(probeWords),
  });
  const reader = response.body?.getReader();
  await reader?.read();
  const ms = now() - begunAt;
  while (!(await reader?.read())?.done);
  return ms;
}
