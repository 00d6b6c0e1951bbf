import { ApiError, type Client, readAll } from '@helix/client';
import { createAgent, listAgents } from '@helix/contracts/agents';
import { addChecklistItem } from '@helix/contracts/checklists';
import { createComment } from '@helix/contracts/comments';
import { addDependency } from '@helix/contracts/dependencies';
import {
  createBoard,
  createDepartment,
  listBoards,
  listColumns,
  listDepartments,
  listLabels,
  type Board,
} from '@helix/contracts/structure';
import { createTask, listTasks, type Task } from '@helix/contracts/tasks';
import { boards } from './demo-boards.ts';
import { agents, departments, type DemoBoard, type DemoTask } from './demo-organization.ts';
import { seedModels } from './demo-models.ts';
import { joinPeople, type Cast } from './demo-people.ts';

export type Seeded = {
  made: Record<'departments' | 'boards' | 'agents' | 'people' | 'tasks', number>;
};
type Report = (what: string) => void;

const dayMs = 86_400_000;

/** Fills an organization with people, agents and work that look like some weeks of a small company. Can be repeated. */
export async function seedDemo(client: Client, url: string, report: Report): Promise<Seeded> {
  const made = { departments: 0, boards: 0, agents: 0, people: 0, tasks: 0 };
  const departmentIds = await seedDepartments(client, made);
  const agentIds = await seedAgents(client, departmentIds, made);
  report('agents');
  const found: Board[] = [];
  for (const board of boards) found.push(await seedBoard(client, board, departmentIds, made));
  report('boards');
  const cast = await joinPeople(client, {
    url,
    boardIds: found.map(({ id }) => id),
    password: newPassword(),
  });
  made.people += cast.joined;
  report('people');
  for (const [index, plan] of boards.entries()) {
    const board = found[index];
    if (board) made.tasks += await seedTasks({ client, cast, agentIds, board }, plan);
    report(plan.name);
  }
  return { made };
}

async function seedDepartments(client: Client, made: Seeded['made']) {
  const ids = new Map(
    (await readAll((query) => client.call(listDepartments, { query }))).map(
      ({ name, id }) => [name, id] as const,
    ),
  );
  for (const name of departments) {
    if (ids.has(name)) continue;
    ids.set(name, (await client.call(createDepartment, { body: { name } })).id);
    made.departments += 1;
  }
  return ids;
}

async function seedAgents(
  client: Client,
  departmentIds: ReadonlyMap<string, string>,
  made: Seeded['made'],
) {
  const modelIds = await seedModels(client);
  const ids = new Map(
    (await readAll((query) => client.call(listAgents, { query }))).map(
      ({ name, id }) => [name, id] as const,
    ),
  );
  for (const agent of agents) {
    if (ids.has(agent.name)) continue;
    const { department, model, ...fields } = agent;
    const modelId = model === undefined ? null : (modelIds.get(model) ?? null);
    const body = { ...fields, modelId, departmentId: departmentIds.get(department) ?? null };
    ids.set(agent.name, (await client.call(createAgent, { body })).id);
    made.agents += 1;
  }
  return ids;
}

async function seedBoard(
  client: Client,
  { name, key, description, templateId, department }: DemoBoard,
  departmentIds: ReadonlyMap<string, string>,
  made: Seeded['made'],
): Promise<Board> {
  const present = await readAll((query) => client.call(listBoards, { query }));
  const found = present.find((board) => board.key === key);
  if (found) return found;
  const departmentId = departmentIds.get(department) ?? '';
  made.boards += 1;
  return client.call(createBoard, {
    body: { name, key, description, templateId, departmentId, defaultPermission: 'create' },
  });
}

type Stage = {
  readonly client: Client;
  readonly cast: Cast;
  readonly agentIds: ReadonlyMap<string, string>;
  readonly board: Board;
};

async function seedTasks(stage: Stage, plan: DemoBoard): Promise<number> {
  const { client, board } = stage;
  const present = await readAll((query) =>
    client.call(listTasks, { query: { ...query, boardId: board.id } }),
  );
  const byTitle = new Map<string, Task>(present.map((task) => [task.title, task]));
  const columns = await client.call(listColumns, { params: { boardId: board.id } });
  const labels = await client.call(listLabels, { query: { boardId: board.id } });
  const columnIds = new Map(columns.items.map(({ name, id }) => [name, id]));
  const labelIds = new Map(labels.items.map(({ name, id }) => [name, id]));
  let made = 0;
  for (const task of plan.tasks) {
    if (byTitle.has(task.title)) continue;
    const body = {
      boardId: board.id,
      title: task.title,
      description: task.text ?? '',
      priority: task.priority ?? 'none',
      columnId: columnIds.get(task.in),
      labelIds: (task.labels ?? []).flatMap((name) => labelIds.get(name) ?? []),
      dueDate: task.due === undefined ? null : dayIn(task.due),
      assigneeId: task.person === undefined ? null : (stage.cast.idOf(task.person) ?? null),
      agentId: task.agent === undefined ? null : (stage.agentIds.get(task.agent) ?? null),
      parentId: task.partOf === undefined ? null : (byTitle.get(task.partOf)?.id ?? null),
      requiresApproval: task.approval ?? false,
    };
    const created = await patiently(() => client.call(createTask, { body }));
    byTitle.set(task.title, created);
    await seedParts(stage, created, task);
    made += 1;
  }
  await seedDependencies(client, plan, byTitle);
  return made;
}

async function seedParts({ client, cast }: Stage, { id: taskId }: Task, task: DemoTask) {
  for (const step of task.steps ?? []) {
    const done = step.startsWith('+');
    const body = { text: done ? step.slice(1) : step, done };
    await patiently(() => client.call(addChecklistItem, { params: { taskId }, body }));
  }
  for (const [author, text] of task.comments ?? []) {
    const writer = cast.clientOf(author) ?? client;
    await patiently(() => writer.call(createComment, { params: { taskId }, body: { body: text } }));
  }
}

async function seedDependencies(
  client: Client,
  plan: DemoBoard,
  byTitle: ReadonlyMap<string, Task>,
): Promise<void> {
  for (const { title, blockedBy = [] } of plan.tasks) {
    for (const blocker of blockedBy) {
      const taskId = byTitle.get(title)?.id;
      const blockedById = byTitle.get(blocker)?.id;
      if (taskId === undefined || blockedById === undefined) continue;
      await patiently(() =>
        client.call(addDependency, { params: { taskId }, body: { blockedById } }),
      ).catch(ignoreConflict);
    }
  }
}

/** Said already, by the time before. */
function ignoreConflict(error: unknown): void {
  if (!(error instanceof ApiError) || error.status !== 409) throw error;
}

/** The limit on requests is for others' sake; we wait like anybody. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 429) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, 2_000);
      });
    }
  }
}

function dayIn(days: number): string {
  return new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
}

/** Nobody learns it. `crypto.randomUUID` is missing in browsers where there is no TLS. */
function newPassword(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(18)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
