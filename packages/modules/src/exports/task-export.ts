import type { OutgoingFile } from '@helix/contracts';
import type { Task, TaskSort } from '@helix/contracts/tasks';
import type { Actor, Context } from '../context.ts';
import { listTasksByFilter } from '../tasks/index.ts';
import { csvLine } from './csv.ts';
import { listTaskNames } from './export.queries.ts';

type Wanted = {
  filter: string;
  sort: TaskSort;
  boardId?: string | undefined;
  bom: boolean;
};
type Names = ReadonlyMap<string, string>;

const byteOrderMark = '\uFEFF';

/** In the words that the import from CSV understands. */
const cells: readonly (readonly [heading: string, read: (task: Task, names: Names) => string])[] = [
  ['Key', ({ key }) => key],
  ['Title', ({ title }) => title],
  ['Description', ({ description }) => description],
  ['Board', ({ boardId }, names) => names.get(boardId) ?? ''],
  ['Column', ({ columnId }, names) => names.get(columnId) ?? ''],
  ['Category', ({ category }) => category],
  ['Priority', ({ priority }) => priority],
  ['Labels', ({ labelIds }, names) => labelIds.map((id) => names.get(id) ?? '').join('; ')],
  ['Due date', ({ dueDate }) => dueDate ?? ''],
  ['Assignee', ({ assigneeId }, names) => nameOf(assigneeId, names)],
  ['Agent', ({ agentId }, names) => nameOf(agentId, names)],
  ['Parent', ({ parentId }, names) => nameOf(parentId, names)],
  ['Created', ({ createdAt }) => createdAt],
  ['Updated', ({ updatedAt }) => updatedAt],
  ['Completed', ({ completedAt }) => completedAt ?? ''],
];

/** The list of a filter as CSV, sent while it is read. */
export async function exportTasks(
  ctx: Context,
  actor: Actor,
  wanted: Wanted,
): Promise<OutgoingFile> {
  const batches = listTasksByFilter(ctx, actor, wanted);
  // A filter or a board that is refused is an answer, not a broken file.
  const first = await batches.next();
  return {
    name: `tasks-${ctx.now().toISOString().slice(0, 10)}.csv`,
    contentType: 'text/csv; charset=utf-8',
    stream: writeLines(ctx, actor, { first, batches, bom: wanted.bom }),
  };
}

async function* writeLines(
  ctx: Context,
  actor: Actor,
  {
    first,
    batches,
    bom,
  }: {
    first: IteratorResult<readonly Task[], void>;
    batches: AsyncGenerator<readonly Task[], void>;
    bom: boolean;
  },
): AsyncGenerator<Uint8Array> {
  yield Buffer.from((bom ? byteOrderMark : '') + csvLine(cells.map(([heading]) => heading)));
  for (let batch = first; !batch.done; batch = await batches.next()) {
    const names = await listTaskNames(ctx.db, actor.organization.id, batch.value);
    const lines = batch.value.map((task) => csvLine(cells.map(([, read]) => read(task, names))));
    yield Buffer.from(lines.join(''));
  }
}

function nameOf(id: string | null, names: Names): string {
  return id === null ? '' : (names.get(id) ?? '');
}
