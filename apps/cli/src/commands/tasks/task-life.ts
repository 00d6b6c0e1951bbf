import type { Command } from 'commander';
import { approveTask, rejectTask } from '@helix/contracts/reviews';
import {
  archiveTask,
  deleteTask,
  executeTask,
  restoreTask,
  type Task,
} from '@helix/contracts/tasks';
import { explainTask } from '@helix/contracts/why';
import { wordsOf } from '../../output/why.ts';
import { confirm, textOf } from '../../profile/prompt.ts';
import { onServer, type Session } from '../../remote/remote-command.ts';
import { findAgentId, findTask } from '../../remote/resolve.ts';
import { followRun } from '../runs/follow-run.ts';
import { taskArgument } from './task-arguments.ts';

type Act = (session: Session, taskId: string) => Promise<Task>;

export function addTaskLife(tasks: Command): void {
  addAct(tasks, 'archive', 'put a task away', 'Archived', ({ client }, taskId) =>
    client.call(archiveTask, { params: { taskId }, body: {} }),
  );
  addAct(
    tasks,
    'restore',
    'bring an archived or deleted task back',
    'Restored',
    ({ client }, taskId) => client.call(restoreTask, { params: { taskId }, body: {} }),
  );
  addAct(tasks, 'approve', 'accept work in review', 'Approved', ({ client }, taskId) =>
    client.call(approveTask, { params: { taskId }, body: {} }),
  );
  addReject(tasks);
  addDelete(tasks);
  addExecute(tasks);
  addWhy(tasks);
}

/** A thing that is done with a task and needs no more words. */
function addAct(
  tasks: Command,
  ...[name, description, did, act]: [string, string, string, Act]
): void {
  onServer(
    tasks
      .command(name)
      .argument(...taskArgument)
      .description(description),
    async (session, named: string) => {
      const { id } = await findTask(session.client, named);
      const task = await act(session, id);
      session.out.done(task, `${did} ${task.key}.`, task.key);
    },
  );
}

function addReject(tasks: Command): void {
  onServer(
    tasks
      .command('reject')
      .argument(...taskArgument)
      .argument('<feedback>', 'what is missing, as Markdown; - reads it from standard input')
      .description('send work in review back'),
    async ({ client, out }, named: string, text: string) => {
      const { id: taskId } = await findTask(client, named);
      const task = await client.call(rejectTask, {
        params: { taskId },
        body: { feedback: await textOf(text) },
      });
      out.done(task, `Sent ${task.key} back.`, task.key);
    },
  );
}

function addDelete(tasks: Command): void {
  onServer(
    tasks
      .command('delete')
      .argument(...taskArgument)
      .description('delete a task; for 30 days it can be restored')
      .option('--permanently', 'at once and for ever')
      .option('--yes', 'do not ask'),
    async ({ client, out }, named: string, options: { permanently?: true; yes?: true }) => {
      const { id: taskId, key, title } = await findTask(client, named);
      const permanently = options.permanently === true;
      if (permanently && !options.yes) {
        await confirm(`${key} "${title}" cannot be brought back.`, key);
      }
      const task = await client.call(deleteTask, {
        params: { taskId },
        query: { permanently: String(permanently) },
      });
      out.done(task, `Deleted ${key}.`, key);
    },
  );
}

function addExecute(tasks: Command): void {
  onServer(
    tasks
      .command('execute')
      .argument(...taskArgument)
      .description('have an agent work on a task')
      .option('--agent <agent>', 'by name or id; the assigned one unless given')
      .option('--follow', 'print the answer as it is written, until the run is over'),
    async (session, named: string, options: { agent?: string; follow?: true }) => {
      const { client, out } = session;
      const { agent } = options;
      const { id: taskId, key } = await findTask(client, named);
      const run = await client.call(executeTask, {
        params: { taskId },
        body: { ...(agent !== undefined && { agentId: await findAgentId(client, agent) }) },
      });
      if (options.follow) return followRun(session, run.id);
      out.done(run, `An agent works on ${key}.`, run.id);
    },
  );
}

function addWhy(tasks: Command): void {
  onServer(
    tasks
      .command('why')
      .argument(...taskArgument)
      .description('say why a task is where it is, and what helps'),
    async ({ client, out }, named: string) => {
      const { id: taskId } = await findTask(client, named);
      const why = await client.call(explainTask, { params: { taskId } });
      out.done(why, wordsOf(why));
    },
  );
}
