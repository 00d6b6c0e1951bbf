import type { BenchOptions } from '../bench.ts';
import { percentile, type Figure } from '../figure.ts';
import type { LargeInstance } from './large-instance.ts';

const limits = [1, 10, 50, 100, 200];
/** What is the same work may differ by so much in a median, and by so many milliseconds, before it means anything. */
const tolerance = 1.15;
const graceMs = 0.3;

/** Asking for fewer rows is never slower: the medians, each limit in turn, over and over. */
export async function measureLimits(
  { url, organization, signIn }: LargeInstance,
  { quick }: BenchOptions,
): Promise<Figure[]> {
  const [owner = ''] = await signIn(6);
  const paths = {
    'list of tasks': '/v1/tasks?',
    'filtered list': `/v1/tasks?filter=${encodeURIComponent('priority:high status:todo')}&`,
    'list of a board': `/v1/tasks?boardId=${organization.tenthBoard}&`,
    comments: `/v1/tasks/${organization.busyTaskIds[0]}/comments?`,
    activity: '/v1/activity?',
    'board view': `/v1/boards/${organization.tenthBoard}/tasks?`,
  };
  const rounds = quick ? 5 : 60;
  const figures: Figure[] = [];
  for (const [what, path] of Object.entries(paths)) {
    const times = new Map<number, number[]>(limits.map((limit) => [limit, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const limit of limits) {
        const ms = await timeOf(`${url}/api${path}limit=${limit}`, owner);
        times.get(limit)?.push(ms);
      }
    }
    const medians = limits.map((limit) => percentile(times.get(limit) ?? [], 0.5));
    console.log(
      `  ${what}: ${limits.map((limit, index) => `limit ${limit}: ${medians[index]?.toFixed(2)} ms`).join(', ')}`,
    );
    figures.push({
      name: `${what}: fewer rows against more, worst ratio of medians`,
      value: worstRatio(medians),
      limit: tolerance,
      unit: '×',
    });
  }
  return figures;
}

function worstRatio(medians: readonly number[]): number {
  const ratios = medians.flatMap((fewer, index) =>
    medians.slice(index + 1).map((more) => Math.max(0, fewer - graceMs) / more),
  );
  return Math.max(...ratios);
}

async function timeOf(url: string, token: string): Promise<number> {
  const asked = performance.now();
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - asked;
}
