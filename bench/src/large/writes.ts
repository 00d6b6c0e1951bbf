import type { BenchOptions } from '../bench.ts';
import type { Figure } from '../figure.ts';
import type { PlannedRequest } from '../processes/request-client.ts';
import { columnsOf } from './board.ts';
import type { LargeInstance } from './large-instance.ts';
import { afterWarmUp, countingCpu, latency, mix, printKinds, refused } from './load.ts';
import { pickFrom } from './pick.ts';

/** Everybody writes at once, on many boards; what is moved is what was made a moment ago and what is old. */
export async function measureWrites(
  instance: LargeInstance,
  { quick }: BenchOptions,
): Promise<Figure[]> {
  const { url, organization, signIn } = instance;
  const tokens = (await signIn(5)).slice(0, 5);
  const boards = organization.ordinaryBoards.slice(0, 20);
  const columns = new Map(
    await Promise.all(
      boards.map(async (id) => [id, await columnsOf(instance, tokens[0] ?? '', id)] as const),
    ),
  );
  const tasks = await movableTasks(instance, tokens[0] ?? '', boards);
  const send =
    (kind: string, make: (n: number) => Pick<PlannedRequest, 'path' | 'body'>) =>
    (n: number): PlannedRequest => ({
      kind,
      method: kind === 'patch' ? 'PATCH' : 'POST',
      token: pickFrom(tokens, n),
      ...make(n),
    });
  const words = (n: number) =>
    `${pickFrom(organization.commonWords, n)} ${pickFrom(organization.rareWords, n)}`;
  const rate = 200;
  const answers = await countingCpu(instance, {
    url,
    rate,
    requests: mix(rate * (quick ? 2 : 30), [
      {
        share: 25,
        make: send('create', (n) => ({
          path: '/v1/tasks',
          body: {
            boardId: pickFrom(boards, n),
            title: `Measure ${words(n)}, number ${n}`,
            description: 'Made while measuring.',
          },
        })),
      },
      {
        share: 30,
        make: send('patch', (n) => ({
          path: `/v1/tasks/${pickFrom(organization.taskIds, n)}`,
          body: { title: `Changed ${words(n)}, time ${n}`, priority: n % 2 === 0 ? 'high' : 'low' },
        })),
      },
      {
        share: 25,
        make: send('move', (n) => {
          const task = pickFrom(tasks, n);
          const open = columns.get(task.boardId)?.filter(({ category }) => isOpen(category)) ?? [];
          return { path: `/v1/tasks/${task.id}/move`, body: { columnId: pickFrom(open, n).id } };
        }),
      },
      {
        share: 20,
        make: send('comment', (n) => ({
          path: `/v1/tasks/${pickFrom(organization.taskIds, n)}/comments`,
          body: { body: `Looked at ${words(n)}, number ${n}.` },
        })),
      },
    ]),
  });
  const measured = afterWarmUp(answers);
  printKinds(measured);
  return [
    ...latency('write at 200 req/s', measured, { p99: 80 }),
    refused(answers, 'write at 200 req/s'),
  ];
}

const isOpen = (category: string) => ['backlog', 'todo', 'in_progress'].includes(category);

/** Tasks that people may move between open columns, of all these boards. */
async function movableTasks(
  { url }: LargeInstance,
  token: string,
  boards: readonly string[],
): Promise<{ id: string; boardId: string }[]> {
  const lists = await Promise.all(
    boards.map(async (boardId) => {
      const response = await fetch(`${url}/api/v1/tasks?boardId=${boardId}&limit=200`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const { items } = (await response.json()) as {
        items: { id: string; boardId: string; category: string }[];
      };
      return items.filter(({ category }) => isOpen(category));
    }),
  );
  return lists.flat();
}
