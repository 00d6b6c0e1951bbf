import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { percentile, type Figure } from '../figure.ts';
import { cpuMs } from '../foundation/process-usage.ts';
import type { Answered, PlannedRequest, RequestPlan } from '../processes/request-client.ts';
import type { LargeInstance } from './large-instance.ts';

/** What the api spends on a request, in processor time: says more than a latency on a machine that others use too. */
export async function countingCpu(
  { apiPid }: Pick<LargeInstance, 'apiPid'>,
  plan: RequestPlan,
): Promise<Answered[]> {
  const before = cpuMs(apiPid());
  const answers = await applyLoad(plan);
  const each = (cpuMs(apiPid()) - before) / answers.length;
  console.log(`  the api spends ${each.toFixed(2)} ms of processor time on each`);
  return answers;
}

/** Has another process ask at a fixed rate, so that a slow answer does not delay the next question. */
async function applyLoad(plan: RequestPlan): Promise<Answered[]> {
  const client = fork(resolve(import.meta.dirname, '../processes/request-client.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  client.send(plan);
  const answers = Promise.withResolvers<Answered[]>();
  client.once('message', (message: Answered[]) => answers.resolve(message));
  client.once('exit', () => answers.reject(new Error('the client ended without a result')));
  const exited = once(client, 'exit');
  const result = await answers.promise;
  await exited;
  return result;
}

/** Repeats each as often as its share says, evenly mixed, until there are `count`. */
export function mix(
  count: number,
  kinds: readonly { share: number; make: (n: number) => PlannedRequest }[],
): PlannedRequest[] {
  const total = kinds.reduce((sum, { share }) => sum + share, 0);
  const sent = kinds.map(() => 0);
  return Array.from({ length: count }, (_, index) => {
    // Whichever is furthest behind its share goes next.
    const lag = kinds.map(({ share }, k) => ((index + 1) * share) / total - (sent[k] ?? 0));
    const next = lag.indexOf(Math.max(...lag));
    const n = sent[next] ?? 0;
    sent[next] = n + 1;
    const kind = kinds[next];
    if (!kind) throw new Error('a mix of nothing');
    return kind.make(n);
  });
}

/** The first answers are of a process that is still warming up. */
export function afterWarmUp(answers: readonly Answered[]): readonly Answered[] {
  return answers.slice(Math.floor(answers.length / 5));
}

/** What does not fit the table: each kind by itself. */
export function printKinds(answers: readonly Answered[]): void {
  for (const [kind, own] of Map.groupBy(answers, (answer) => answer.kind)) {
    const ms = own.map((answer) => answer.ms);
    const bytes = own.reduce((sum, answer) => sum + answer.bytes, 0) / own.length;
    console.log(
      `  ${kind}: ${own.length} times, p50 ${percentile(ms, 0.5).toFixed(1)} ms, p99 ${percentile(ms, 0.99).toFixed(1)} ms, ${(bytes / 1000).toFixed(1)} kB`,
    );
  }
}

export function refused(answers: readonly Answered[], what: string): Figure {
  const wrong = answers.filter(({ status }) => status < 200 || status > 299);
  for (const [key, own] of Map.groupBy(wrong, ({ kind, status }) => `${kind} ${status}`)) {
    console.log(`  ${key}: ${own.length} times`);
  }
  return {
    name: `${what}: not answered well`,
    value: wrong.length,
    limit: 0,
    unit: '',
    exact: true,
  };
}

export function latency(
  name: string,
  answers: readonly Answered[],
  limits: { p50?: number; p99: number },
): Figure[] {
  const ms = answers.map((answer) => answer.ms);
  const p99 = { name: `${name}, p99`, value: percentile(ms, 0.99), limit: limits.p99, unit: 'ms' };
  if (limits.p50 === undefined) return [p99];
  return [{ name: `${name}, p50`, value: percentile(ms, 0.5), limit: limits.p50, unit: 'ms' }, p99];
}
