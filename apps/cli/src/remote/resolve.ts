import type { Client } from '@helix/client';
import { listAgents } from '@helix/contracts/agents';
import { listMembers, type Member } from '@helix/contracts/members';
import {
  getBoard,
  listBoards,
  listColumns,
  listDepartments,
  listLabels,
  type Board,
  type Column,
} from '@helix/contracts/structure';
import { getTask, getTaskByKey, type Task } from '@helix/contracts/tasks';
import { exitCodes, Failure } from '../failure.ts';
import { readAll } from './page.ts';

/** What people call things, turned into ids. An id is always taken as it is. */
export async function findBoard(client: Client, named: string): Promise<Board> {
  if (named.startsWith('board_')) return client.call(getBoard, { params: { boardId: named } });
  const boards = await readAll((query) =>
    client.call(listBoards, { query: { ...query, archived: 'true' } }),
  );
  return choose(boards, named, { what: 'board', names: ({ key, name }) => [key, name] });
}

export function findTask(client: Client, named: string): Promise<Task> {
  if (named.startsWith('task_')) return client.call(getTask, { params: { taskId: named } });
  if (/^[a-z][a-z0-9]{1,7}-\d+$/i.test(named))
    return client.call(getTaskByKey, { params: { key: named.toUpperCase() } });
  throw new Failure(
    `${named} is no task. Name one by its key, such as ENG-42, or by its id.`,
    exitCodes.usage,
  );
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

export async function findMember(client: Client, named: string): Promise<Member> {
  const members = await readAll((query) => client.call(listMembers, { query }));
  return choose(members, named, {
    what: 'member',
    names: ({ email, name, id }) => [email, name, id],
  });
}

export async function findDepartmentId(client: Client, named: string): Promise<string> {
  if (named.startsWith('dept_')) return named;
  const departments = await readAll((query) => client.call(listDepartments, { query }));
  return choose(departments, named, { what: 'department', names: ({ name }) => [name] }).id;
}

export async function findLabelIds(
  client: Client,
  boardId: string,
  named: readonly string[],
): Promise<string[]> {
  if (named.length === 0) return [];
  const { items } = await client.call(listLabels, { query: { boardId } });
  return named.map(
    (name) => choose(items, name, { what: 'label', names: (label) => [label.name, label.id] }).id,
  );
}

/** Letters' case does not matter; of the ways to name a thing the first that fits decides. */
function choose<Item>(
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
