import { readAll } from '@helix/client';
import { Option, type Command } from 'commander';
import { listComments, type Comment } from '@helix/contracts/comments';
import { listTasks, taskSorts, type Task, type TaskSort } from '@helix/contracts/tasks';
import { relativeTime } from '../../output/relative-time.ts';
import { namesFor } from '../../remote/names.ts';
import { readPage, withPageOptions, type PageOptions } from '../../remote/page.ts';
import { onServer, type Session } from '../../remote/remote-command.ts';
import { findBoard, findTask } from '../../remote/resolve.ts';
import { taskColumns, taskRecord } from './task-fields.ts';

type ListOptions = PageOptions & { board?: string; sort?: TaskSort };

export function addTaskList(tasks: Command): void {
  const command = tasks
    .command('list')
    .argument('[filter...]', 'such as: status:todo,in_progress assignee:me -label:bug crash')
    .description('list the tasks that a filter describes, newest first')
    .option('-b, --board <board>', 'only those of a board, by key, name or id')
    .addOption(new Option('--sort <order>', 'how to order them').choices(taskSorts));
  onServer(
    withPageOptions(command),
    async ({ client, out }, words: string[], options: ListOptions) => {
      const board =
        options.board === undefined ? undefined : await findBoard(client, options.board);
      const wanted = {
        filter: words.join(' '),
        ...(board && { boardId: board.id }),
        ...(options.sort && { sort: options.sort }),
      };
      const page = await readPage(options, (query) =>
        client.call(listTasks, { query: { ...query, ...wanted } }),
      );
      const names = out.json ? new Map<string, string>() : await namesFor(client, page.items);
      out.rows(page, taskColumns(names), 'There is no such task.');
    },
  );
}

export function addTaskShow(tasks: Command): void {
  onServer(
    tasks
      .command('show')
      .argument('<task>', 'its key, such as ENG-42, or its id')
      .description('show a task with its comments'),
    async (session, named: string) => {
      const task = await findTask(session.client, named);
      const { client, out } = session;
      if (out.json) return out.record(task, []);
      out.record(task, taskRecord(await namesFor(client, [task]), out.isTerminal));
      if (task.description !== '') {
        out.heading('Description');
        out.text(task.description);
      }
      return showComments(session, task);
    },
  );
}

async function showComments({ client, out }: Session, task: Task): Promise<void> {
  if (task.commentCount === 0 || !out.isTerminal) return;
  const comments = await readAll<Comment>((query) =>
    client.call(listComments, { params: { taskId: task.id }, query }),
  );
  for (const { author, createdAt, body } of comments) {
    out.heading(`${author.name}, ${relativeTime(createdAt)}`);
    out.text(body);
  }
}
