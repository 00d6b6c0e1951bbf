import { type Client, readAll } from '@helix/client';
import { listAgents } from '@helix/contracts/agents';
import { listMembers, type Member } from '@helix/contracts/members';
import { listModels, type Model } from '@helix/contracts/models';
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
  const first = items.find(({ category }) => category === named.toLowerCase());
  const isName = items.some(({ name }) => name.toLowerCase() === named.toLowerCase());
  if (first !== undefined && !isName) return first;
  return choose(items, named, { what: 'column', names: ({ name, id }) => [name, id] });
}

export async function findAgentId(client: Client, named: string): Promise<string> {
  if (named.startsWith('agent_')) return named;
  const agents = await readAll((query) => client.call(listAgents, { query }));
  return choose(agents, named, { what: 'agent', names: ({ name }) => [name] }).id;
}

export async function findModel(client: Client, named: string): Promise<Model> {
  const models = await readAll((query) => client.call(listModels, { query }));
  return choose(models, named, {
    what: 'model',
    names: ({ displayName, id }) => [displayName, id],
  });
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

/** Letters' case matters only between two names; of the ways to name a thing the first that fits decides. */
function choose<Item extends { id: string }>(
  items: readonly Item[],
  named: string,
  { what, names }: { what: string; names: (item: Item) => readonly string[] },
): Item {
  const ways = Math.max(0, ...items.map((item) => names(item).length));
  for (let way = 0; way < ways; way += 1) {
    const found = namedAlike(items, named, (item) => names(item)[way]);
    if (found.length > 1) throw ambiguous(named, what, found);
    if (found[0] !== undefined) return found[0];
  }
  const known = items.flatMap((item) => names(item).slice(0, 1));
  const hint = known.length > 0 && known.length <= 20 ? ` There are: ${known.join(', ')}.` : '';
  throw new Failure(`There is no ${what} named ${named}.${hint}`, exitCodes.notFound);
}

function namedAlike<Item>(
  items: readonly Item[],
  named: string,
  nameOf: (item: Item) => string | undefined,
): readonly Item[] {
  const alike = items.filter((item) => nameOf(item)?.toLowerCase() === named.toLowerCase());
  const same = alike.filter((item) => nameOf(item) === named);
  return same.length > 0 ? same : alike;
}

function ambiguous(named: string, what: string, found: readonly { id: string }[]): Failure {
  const ids = found.map(({ id }) => id).join(', ');
  return new Failure(
    `${named} is the name of ${found.length} ${what}s; say which by its id: ${ids}.`,
    exitCodes.conflict,
  );
}
