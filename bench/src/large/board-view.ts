import type { BenchOptions } from '../bench.ts';
import type { Figure } from '../figure.ts';
import type { LargeInstance } from './large-instance.ts';
import { afterWarmUp, countingCpu, latency, printKinds, refused } from './load.ts';

/** A whole board, opened by one person after another. */
export async function measureBoardView(
  instance: LargeInstance,
  { quick }: BenchOptions,
): Promise<Figure[]> {
  const { url, organization, signIn } = instance;
  const [token = ''] = await signIn(1);
  const boards = [
    { cards: '1 k', boardId: organization.hundredthBoard, limit: 100, rate: 4 },
    { cards: '10 k', boardId: organization.tenthBoard, limit: 300, rate: 1 },
  ];
  const figures: Figure[] = [];
  for (const { cards, boardId, limit, rate } of boards) {
    const kind = `board of ${cards} cards`;
    const request = { kind, method: 'GET', path: `/v1/boards/${boardId}/tasks`, token } as const;
    const seconds = quick ? 2 : 30;
    const requests = Array.from({ length: rate * seconds }, () => request);
    const answers = await countingCpu(instance, { url, rate, requests });
    const measured = afterWarmUp(answers);
    printKinds(measured);
    figures.push(...latency(kind, measured, { p99: limit }), refused(answers, kind));
  }
  return figures;
}
