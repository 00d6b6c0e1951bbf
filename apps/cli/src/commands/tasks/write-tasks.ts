import type { Command } from 'commander';
import { createComment } from '@helix/contracts/comments';
import { createTask, moveTask, updateTask } from '@helix/contracts/tasks';
import { textOf } from '../../profile/prompt.ts';
import { onServer } from '../../remote/remote-command.ts';
import { findBoard, findColumn, findTask } from '../../remote/resolve.ts';
import {
  assigneeOf,
  readFields,
  taskArgument,
  withFieldOptions,
  type FieldOptions,
} from './task-arguments.ts';

type CreateOptions = FieldOptions & { board: string; column?: string; parent?: string };
type EditOptions = FieldOptions & { title?: string };
type MoveOptions = { before?: string; after?: string; top?: true };

export function addTaskCreate(tasks: Command): void {
  const command = tasks
    .command('create')
    .argument('<title>')
    .description('make a task')
    .requiredOption('-b, --board <board>', 'the board, by key, name or id')
    .option('--column <column>', 'a column by name or category; the first unless given')
    .option('--parent <task>', 'make it a sub-task of this one');
  onServer(
    withFieldOptions(command),
    async ({ client, out }, title: string, options: CreateOptions) => {
      const board = await findBoard(client, options.board);
      const { column, parent } = options;
      const task = await client.call(createTask, {
        body: {
          boardId: board.id,
          title,
          ...(column !== undefined && {
            columnId: (await findColumn(client, board.id, column)).id,
          }),
          ...(parent !== undefined && { parentId: (await findTask(client, parent)).id }),
          ...(await readFields(client, board.id, options)),
        },
      });
      out.done(task, `Made ${task.key}: ${task.title}`, task.key);
    },
  );
}

export function addTaskEdit(tasks: Command): void {
  const command = tasks
    .command('edit')
    .argument(...taskArgument)
    .description('change fields of a task')
    .option('--title <title>');
  onServer(
    withFieldOptions(command),
    async ({ client, out }, named: string, options: EditOptions) => {
      const current = await findTask(client, named);
      const { title } = options;
      const task = await client.call(updateTask, {
        params: { taskId: current.id },
        body: {
          version: current.version,
          ...(title !== undefined && { title }),
          ...(await readFields(client, current.boardId, options)),
        },
      });
      out.done(task, `Changed ${task.key}.`, task.key);
    },
  );
}

export function addTaskAssign(tasks: Command): void {
  onServer(
    tasks
      .command('assign')
      .argument(...taskArgument)
      .argument('<member>', 'by address, name or id; none takes them off')
      .description('give a task to somebody'),
    async ({ client, out }, named: string, member: string) => {
      const { id: taskId } = await findTask(client, named);
      const task = await client.call(updateTask, {
        params: { taskId },
        body: { assigneeId: await assigneeOf(client, member) },
      });
      out.done(task, `${task.key} is assigned to ${member}.`, task.key);
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
      .option('--after <task>', 'place it below this one')
      .option('--top', 'place it first'),
    async ({ client, out }, named: string, columnName: string, options: MoveOptions) => {
      const current = await findTask(client, named);
      const column = await findColumn(client, current.boardId, columnName);
      const { before, after, top } = options;
      const task = await client.call(moveTask, {
        params: { taskId: current.id },
        body: {
          columnId: column.id,
          ...(top && { at: 'top' as const }),
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
