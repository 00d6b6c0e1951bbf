import type { Command } from 'commander';
import {
  listAgents,
  getAgent,
  pauseAgent,
  resumeAgent,
  type Agent,
  type AgentStatus,
} from '@helix/contracts/agents';
import { relativeTime } from '../output/relative-time.ts';
import type { Column, Style } from '../output/table.ts';
import { readPage, withPageOptions, type PageOptions } from '../remote/page.ts';
import { onServer } from '../remote/remote-command.ts';
import { findAgentId } from '../remote/resolve.ts';

const agentArgument = ['<agent>', 'by name or id'] as const;
const statusStyles: Readonly<Record<AgentStatus, Style>> = {
  idle: 'gray',
  working: 'green',
  waiting: 'yellow',
  paused: 'gray',
  unreachable: 'red',
};
const status: Column<Agent> = {
  title: 'status',
  value: (agent) => agent.status,
  style: (agent) => statusStyles[agent.status],
};
const agentColumns: readonly Column<Agent>[] = [
  { title: 'name', value: ({ name }) => name, shrinks: true, style: () => 'bold' },
  { title: 'role', value: ({ role }) => role, shrinks: true },
  status,
  { title: 'works on', value: ({ currentRun }) => currentRun?.taskKey },
  { title: 'queued', value: ({ runs }) => runs.queued || '' },
  { title: 'id', value: ({ id }) => id, plainOnly: true },
];

export function addAgentCommands(program: Command): void {
  const agents = program.command('agents').description('the agents and what they are at');
  onServer(
    withPageOptions(agents.command('list').description('list the agents, oldest first')),
    async ({ client, out }, options: PageOptions) => {
      const page = await readPage(options, (query) => client.call(listAgents, { query }));
      out.rows(page, agentColumns, 'There is no agent yet.');
    },
  );
  onServer(
    agents
      .command('show')
      .argument(...agentArgument)
      .description('show an agent'),
    async ({ client, out }, named: string) => {
      const agentId = await findAgentId(client, named);
      out.record(await client.call(getAgent, { params: { agentId } }), agentRecord(out.isTerminal));
    },
  );
  onServer(
    agents
      .command('pause')
      .argument(...agentArgument)
      .description('let an agent begin nothing new')
      .option('--reason <sentence>', 'what the others are told'),
    async ({ client, out }, named: string, { reason }: { reason?: string }) => {
      const agentId = await findAgentId(client, named);
      const agent = await client.call(pauseAgent, {
        params: { agentId },
        body: { ...(reason !== undefined && { reason }) },
      });
      out.done(agent, `${agent.name} begins nothing new.`, agent.id);
    },
  );
  onServer(
    agents
      .command('resume')
      .argument(...agentArgument)
      .description('let an agent go on; what waited for it begins'),
    async ({ client, out }, named: string) => {
      const agentId = await findAgentId(client, named);
      const agent = await client.call(resumeAgent, { params: { agentId }, body: {} });
      out.done(agent, `${agent.name} goes on.`, agent.id);
    },
  );
}

function agentRecord(isTerminal: boolean): readonly Column<Agent>[] {
  const at = (iso: string) => (isTerminal ? relativeTime(iso) : iso);
  return [
    { title: 'name', value: ({ name }) => name, style: () => 'bold' },
    { title: 'role', value: ({ role }) => role },
    status,
    { title: 'works on', value: ({ currentRun }) => currentRun?.taskKey },
    { title: 'run', value: ({ currentRun }) => currentRun?.id },
    { title: 'working', value: ({ runs }) => runs.working },
    { title: 'waiting', value: ({ runs }) => runs.waiting },
    { title: 'queued', value: ({ runs }) => runs.queued },
    { title: 'at a time', value: ({ maxConcurrentRuns }) => maxConcurrentRuns },
    { title: 'begins', value: ({ executionMode }) => executionMode },
    { title: 'paused', value: ({ pausedAt }) => pausedAt && at(pausedAt) },
    { title: 'because', value: ({ pauseReason }) => pauseReason },
    { title: 'created', value: ({ createdAt }) => at(createdAt) },
    { title: 'id', value: ({ id }) => id },
  ];
}
