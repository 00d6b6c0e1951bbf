import type { Client } from '@helix/client';
import { listAgents } from '@helix/contracts/agents';
import {
  getBoard,
  listBoards,
  listColumns,
  listDepartments,
  type Board,
  type Column,
} from '@helix/contracts/structure';
import { getBoardTasks, getTask, type Task } from '@helix/contracts/tasks';
import { exitCodes, Failure } from '../failure.ts';
import { readAll } from './page.ts';

/** What people call things, turned into ids. An id is always taken as it is. */
export async function findBoard(client: Client, named: string): Promise<Board> {
  if (named.startsWith('board_')) return client.call(getBoard, { params: { boardId: named } });
  const boards = await readAll((query) => client.call(listBoards, { query }));
  return choose(boards, named, { what: 'board', names: ({ key, name }) => [key, name] });
}

export async function findTask(client: Client, named: string): Promise<Task> {
  const taskId = named.startsWith('task_') ? named : await taskIdOf(client, named);
  return client.call(getTask, { params: { taskId } });
}

export async function findColumn(client: Client, boardId: string, named: string): Promise<Column> {
  const { items } = await client.call(listColumns, { params: { boardId } });
  return choose(items, named, { what: 'column', names: ({ name, category }) => [name, category] });
}

export async function findAgentId(client: Client, named: string): Promise<string> {
  if (named.startsWith('agent_')) return named;
  const agents = await readAll((query) => client.call(listAgents, { query }));
  return choose(agents, named, { what: 'agent', names: ({ name }) => [name] }).id;
}

export async function findDepartmentId(client: Client, named: string): Promise<string> {
  if (named.startsWith('dept_')) return named;
  const departments = await readAll((query) => client.call(listDepartments, { query }));
  return choose(departments, named, { what: 'department', names: ({ name }) => [name] }).id;
}

async function taskIdOf(client: Client, key: string): Promise<string> {
  const match = /^([a-z][a-z0-9]{1,7})-\d+$/i.exec(key);
  if (!match?.[1]) {
    throw new Failure(
      `${key} is no task. Name one by its key, such as ENG-42, or by its id.`,
      exitCodes.usage,
    );
  }
  const board = await findBoard(client, match[1]);
  const { columns } = await client.call(getBoardTasks, { params: { boardId: board.id } });
  const tasks = columns.flatMap(({ tasks: cards }) => cards);
  return choose(tasks, key, { what: 'task', names: (task) => [task.key] }).id;
}

/** Letters' case does not matter; of the ways to name a thing the first that fits decides. */
export function choose<Item>(
  items: readonly Item[],
  named: string,
  { what, names }: { what: string; names: (item: Item) => readonly string[] },
): Item {
  const wanted = named.toLowerCase();
  const found = items.find((item) => names(item).some((name) => name.toLowerCase() === wanted));
  if (found !== undefined) return found;
  const known = items.flatMap((item) => names(item).slice(0, 1));
  const hint = known.length > 0 && known.length <= 20 ? ` There are: ${known.join(', ')}.` : '';
  throw new Failure(`There is no ${what} named ${named}.${hint}`, exitCodes.notFound);
}
