import { Option, type Command } from 'commander';
import {
  getRun,
  listRuns,
  runStatuses,
  type ListedRun,
  type Run,
  type RunStatus,
} from '@helix/contracts/runs';
import { explainRun } from '@helix/contracts/why';
import { relativeTime } from '../../output/relative-time.ts';
import type { Column, Style } from '../../output/table.ts';
import { wordsOf } from '../../output/why.ts';
import { readPage, withPageOptions, type PageOptions } from '../../remote/page.ts';
import { onServer } from '../../remote/remote-command.ts';
import { findAgentId, findTask } from '../../remote/resolve.ts';

export const runArgument = ['<run>', 'its id'] as const;
const wantedStatuses = [...runStatuses, 'live', 'ended', 'unsuccessful'] as const;
const statusStyles: Readonly<Record<RunStatus, Style | undefined>> = {
  queued: 'gray',
  starting: undefined,
  running: 'cyan',
  waiting: 'yellow',
  succeeded: 'green',
  failed: 'red',
  cancelled: 'gray',
  timed_out: 'red',
};
const status: Column<Run> = {
  title: 'status',
  value: (run) => run.status,
  style: (run) => statusStyles[run.status],
};

type ListOptions = PageOptions & {
  task?: string;
  agent?: string;
  status?: (typeof wantedStatuses)[number];
};

export function addRunList(runs: Command): void {
  onServer(
    withPageOptions(
      runs
        .command('list')
        .description('list runs, newest first')
        .option('--task <task>', 'only those of a task, by key or id')
        .option('--agent <agent>', 'only those of an agent, by name or id')
        .addOption(new Option('--status <status>').choices(wantedStatuses)),
    ),
    async ({ client, out }, options: ListOptions) => {
      const { task, agent, status: wanted } = options;
      const only = {
        ...(task !== undefined && { taskId: (await findTask(client, task)).id }),
        ...(agent !== undefined && { agentId: await findAgentId(client, agent) }),
        ...(wanted && { status: wanted }),
      };
      const page = await readPage(options, (query) =>
        client.call(listRuns, { query: { ...query, ...only } }),
      );
      out.rows(page, runColumns(out.isTerminal), 'There is no such run.');
    },
  );
}

export function addRunShow(runs: Command): void {
  onServer(
    runs
      .command('show')
      .argument(...runArgument)
      .description('show a run and its answer'),
    async ({ client, out }, runId: string) => {
      const run = await client.call(getRun, { params: { runId } });
      out.record(run, runRecord(out.isTerminal));
      if (out.json || run.output === null) return;
      out.heading('Answer');
      out.text(run.output);
    },
  );
}

export function addRunWhy(runs: Command): void {
  onServer(
    runs
      .command('why')
      .argument(...runArgument)
      .description('say why a run is where it is, and what helps'),
    async ({ client, out }, runId: string) => {
      const why = await client.call(explainRun, { params: { runId } });
      out.done(why, wordsOf(why));
    },
  );
}

function runColumns(isTerminal: boolean): readonly Column<ListedRun>[] {
  return [
    { title: 'id', value: ({ id }) => id },
    status,
    { title: 'about', value: ({ task, chat }) => task?.key ?? chat?.title, shrinks: true },
    { title: 'reason', value: ({ reason }) => reason },
    { title: 'cost', value: ({ costUsd }) => costUsd?.toFixed(4) },
    { title: 'asked for', value: ({ createdAt: at }) => (isTerminal ? relativeTime(at) : at) },
  ];
}

function runRecord(isTerminal: boolean): readonly Column<Run>[] {
  const at = (iso: string) => (isTerminal ? relativeTime(iso) : iso);
  return [
    status,
    { title: 'reason', value: ({ message, reason }) => message ?? reason },
    { title: 'asked for', value: (run) => `${at(run.createdAt)} by ${run.requestedBy.name}` },
    { title: 'begun', value: ({ startedAt }) => startedAt && at(startedAt) },
    { title: 'over', value: ({ endedAt }) => endedAt && at(endedAt) },
    { title: 'attempts', value: ({ attempt }) => attempt },
    { title: 'cost', value: ({ costUsd }) => costUsd?.toFixed(4) },
    { title: 'task', value: ({ taskId }) => taskId },
    { title: 'agent', value: ({ agentId }) => agentId },
    { title: 'id', value: ({ id }) => id },
  ];
}
