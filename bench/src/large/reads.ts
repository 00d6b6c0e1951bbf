import type { BenchOptions } from '../bench.ts';
import type { Figure } from '../figure.ts';
import type { PlannedRequest } from '../processes/request-client.ts';
import type { LargeInstance } from './large-instance.ts';
import { afterWarmUp, countingCpu, latency, mix, printKinds, refused } from './load.ts';
import { pickFrom } from './pick.ts';

export async function measureReads(
  instance: LargeInstance,
  { quick }: BenchOptions,
): Promise<Figure[]> {
  const { url, organization, signIn } = instance;
  const { taskIds, busyTaskIds, ordinaryBoards, hundredthBoard } = organization;
  // The owner and admins see everything; half of those who ask are members who do not.
  const tokens = await signIn(10);
  const get =
    (kind: string, path: (n: number) => string) =>
    (n: number): PlannedRequest => ({
      kind,
      method: 'GET',
      path: path(n),
      token: pickFrom(tokens, n),
    });
  const asAdmin =
    (make: (n: number) => PlannedRequest) =>
    (n: number): PlannedRequest => ({ ...make(n), token: pickFrom(tokens.slice(0, 5), n) });
  const rate = 200;
  const answers = await countingCpu(instance, {
    url,
    rate,
    requests: mix(rate * (quick ? 2 : 30), [
      { share: 15, make: get('list', () => '/v1/tasks') },
      {
        share: 15,
        make: get('filtered list', (n) => `/v1/tasks?filter=${encodeURIComponent(filters(n))}`),
      },
      {
        share: 10,
        make: asAdmin(
          get('list of a board', (n) => `/v1/tasks?boardId=${pickFrom(ordinaryBoards, n)}`),
        ),
      },
      { share: 25, make: asAdmin(get('task', (n) => `/v1/tasks/${pickFrom(taskIds, n)}`)) },
      {
        share: 15,
        make: asAdmin(
          get('comments', (n) =>
            n % 4 === 0
              ? `/v1/tasks/${pickFrom(busyTaskIds, n)}/comments`
              : `/v1/tasks/${pickFrom(taskIds, n)}/comments`,
          ),
        ),
      },
      { share: 3, make: get('board of 1 k', () => `/v1/boards/${hundredthBoard}/tasks`) },
      { share: 7, make: get('activity', () => '/v1/activity') },
      { share: 10, make: get('notifications', () => '/v1/notifications') },
    ]),
  });
  const measured = afterWarmUp(answers);
  printKinds(measured);
  return [
    ...latency('read at 200 req/s', measured, { p50: 5, p99: 50 }),
    refused(answers, 'read at 200 req/s'),
  ];
}

const filterTexts = [
  'assignee:me status:todo,in_progress',
  'priority:urgent,high status:todo,in_progress,review',
  'due:overdue assignee:me',
  'is:blocked status:todo',
  'agent:@any status:in_progress',
];
const filters = (n: number) => pickFrom(filterTexts, n);
