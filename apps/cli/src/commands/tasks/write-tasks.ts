import { Option, type Command } from 'commander';
import { createComment } from '@helix/contracts/comments';
import {
  createTask,
  executeTask,
  moveTask,
  priorities,
  updateTask,
  type Priority,
} from '@helix/contracts/tasks';
import { readStandardInput } from '../../profile/prompt.ts';
import { onServer } from '../../remote/remote-command.ts';
import { findAgentId, findBoard, findColumn, findTask } from '../../remote/resolve.ts';

type Fields = { description?: string; priority?: Priority; agent?: string };
type CreateOptions = Fields & { board: string; column?: string };
type EditOptions = Fields & { title?: string };
type MoveOptions = { before?: string; after?: string };

const taskArgument = ['<task>', 'its key, such as ENG-42, or its id'] as const;
const priorityOption = () => new Option('--priority <priority>').choices(priorities);

export function addTaskCreate(tasks: Command): void {
  onServer(
    tasks
      .command('create')
      .argument('<title>')
      .description('make a task')
      .requiredOption('-b, --board <board>', 'the board, by key, name or id')
      .option('--column <column>', 'a column by name or category; the first unless given')
      .option('--description <markdown>', '- reads it from standard input')
      .addOption(priorityOption())
      .option('--agent <agent>', 'an agent by name or id'),
    async ({ client, out }, title: string, options: CreateOptions) => {
      const board = await findBoard(client, options.board);
      const column =
        options.column === undefined
          ? undefined
          : await findColumn(client, board.id, options.column);
      const task = await client.call(createTask, {
        body: {
          boardId: board.id,
          title,
          ...(column && { columnId: column.id }),
          ...(options.description !== undefined && {
            description: await textOf(options.description),
          }),
          ...(options.priority !== undefined && { priority: options.priority }),
          ...(options.agent !== undefined && { agentId: await findAgentId(client, options.agent) }),
        },
      });
      out.done(task, `Made ${task.key}: ${task.title}`, task.key);
    },
  );
}

export function addTaskEdit(tasks: Command): void {
  onServer(
    tasks
      .command('edit')
      .argument(...taskArgument)
      .description('change fields of a task')
      .option('--title <title>')
      .option('--description <markdown>', '- reads it from standard input')
      .addOption(priorityOption()),
    async ({ client, out }, named: string, options: EditOptions) => {
      const { id: taskId, version } = await findTask(client, named);
      const { title, description, priority } = options;
      const task = await client.call(updateTask, {
        params: { taskId },
        body: {
          version,
          ...(title !== undefined && { title }),
          ...(description !== undefined && { description: await textOf(description) }),
          ...(priority !== undefined && { priority }),
        },
      });
      out.done(task, `Changed ${task.key}.`, task.key);
    },
  );
}

export function addTaskMove(tasks: Command): void {
  onServer(
    tasks
      .command('move')
      .argument(...taskArgument)
      .argument('<column>', 'a column of its board, by name or category')
      .description('move a task to a column, or within its own')
      .option('--before <task>', 'place it above this one')
      .option('--after <task>', 'place it below this one'),
    async ({ client, out }, named: string, columnName: string, options: MoveOptions) => {
      const current = await findTask(client, named);
      const column = await findColumn(client, current.boardId, columnName);
      const { before, after } = options;
      const task = await client.call(moveTask, {
        params: { taskId: current.id },
        body: {
          columnId: column.id,
          ...(before !== undefined && { before: (await findTask(client, before)).id }),
          ...(after !== undefined && { after: (await findTask(client, after)).id }),
        },
      });
      out.done(task, `Moved ${task.key} to ${column.name}.`, task.key);
    },
  );
}

export function addTaskComment(tasks: Command): void {
  onServer(
    tasks
      .command('comment')
      .argument(...taskArgument)
      .argument('<text>', 'Markdown; - reads it from standard input')
      .description('comment on a task'),
    async ({ client, out }, named: string, text: string) => {
      const { id: taskId, key } = await findTask(client, named);
      const comment = await client.call(createComment, {
        params: { taskId },
        body: { body: await textOf(text) },
      });
      out.done(comment, `Commented on ${key}.`, comment.id);
    },
  );
}

export function addTaskExecute(tasks: Command): void {
  onServer(
    tasks
      .command('execute')
      .argument(...taskArgument)
      .description('have an agent work on a task')
      .option('--agent <agent>', 'by name or id; the assigned one unless given'),
    async ({ client, out }, named: string, options: { agent?: string }) => {
      const { id: taskId, key } = await findTask(client, named);
      const { agent } = options;
      const run = await client.call(executeTask, {
        params: { taskId },
        body: { ...(agent !== undefined && { agentId: await findAgentId(client, agent) }) },
      });
      out.done(run, `An agent works on ${key}.`, run.id);
    },
  );
}

function textOf(given: string): Promise<string> {
  return given === '-' ? readStandardInput() : Promise.resolve(given);
}
