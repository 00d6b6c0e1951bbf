import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { readAll, type Client } from '@helix/client';
import {
  diffAgentFile,
  getAgent,
  getAgentFile,
  listAgentFileVersions,
  listAgentPerformance,
  listAgents,
  listAgentTemplates,
  type AgentFileName,
} from '@helix/contracts/agents';
import { getUsage } from '@helix/contracts/ledger';
import { listQuestions } from '@helix/contracts/questions';
import { listAgentSkills } from '@helix/contracts/skills';

export const agentKeys = {
  /** Those who work here. */
  all: ['agents'] as const,
  withArchived: ['agents', 'with-archived'] as const,
  one: (agentId: string) => ['agent', agentId] as const,
  files: (agentId: string, name: AgentFileName) => ['agent', agentId, 'files', name] as const,
  skills: (agentId: string) => ['agent', agentId, 'skills'] as const,
  questions: (agentId: string) => ['agent', agentId, 'questions'] as const,
  templates: ['agent-templates'] as const,
  spend: ['agent-spend'] as const,
  performance: ['agent-performance'] as const,
};

const readAgents = async (client: Client, archived: boolean) => ({
  items: await readAll((page) =>
    client.call(listAgents, { query: { ...page, archived: String(archived) } }),
  ),
  nextCursor: null,
});

export const agentsQuery = (client: Client) =>
  queryOptions({ queryKey: agentKeys.all, queryFn: () => readAgents(client, false) });

/** Also those who were sent away. */
export const everyAgentQuery = (client: Client) =>
  queryOptions({ queryKey: agentKeys.withArchived, queryFn: () => readAgents(client, true) });

export const agentQuery = (client: Client, agentId: string) =>
  queryOptions({
    queryKey: agentKeys.one(agentId),
    queryFn: () => client.call(getAgent, { params: { agentId } }),
  });

export const agentTemplatesQuery = (client: Client) =>
  queryOptions({
    queryKey: agentKeys.templates,
    queryFn: () => client.call(listAgentTemplates, {}),
  });

type AgentFileReference = { readonly agentId: string; readonly name: AgentFileName };

export const agentFileQuery = (client: Client, { agentId, name }: AgentFileReference) =>
  queryOptions({
    queryKey: [...agentKeys.files(agentId, name), 'text'] as const,
    queryFn: () => client.call(getAgentFile, { params: { agentId, name } }),
  });

export const agentFileVersionsQuery = (client: Client, { agentId, name }: AgentFileReference) =>
  infiniteQueryOptions({
    queryKey: [...agentKeys.files(agentId, name), 'versions'] as const,
    queryFn: ({ pageParam }) =>
      client.call(listAgentFileVersions, {
        params: { agentId, name },
        query: { limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** What is written in a version never changes, nor what lies between two of them. */
export const agentFileDiffQuery = (
  client: Client,
  { agentId, name, from, to }: AgentFileReference & { from: number; to: number },
) =>
  queryOptions({
    queryKey: ['agent-file-diff', agentId, name, from, to] as const,
    queryFn: () => client.call(diffAgentFile, { params: { agentId, name }, query: { from, to } }),
  });

export const agentSkillsQuery = (client: Client, agentId: string) =>
  queryOptions({
    queryKey: agentKeys.skills(agentId),
    queryFn: () => client.call(listAgentSkills, { params: { agentId } }),
  });

export const agentQuestionsQuery = (client: Client, agentId: string) =>
  queryOptions({
    queryKey: agentKeys.questions(agentId),
    queryFn: () => client.call(listQuestions, { query: { agentId, state: 'open', limit: 50 } }),
  });

/** What is told of an agent's spend and success is of so many days. */
const countedDays = 30;
const dayMs = 24 * 3_600_000;

export const agentSpendQuery = (client: Client) =>
  queryOptions({
    queryKey: agentKeys.spend,
    queryFn: () => {
      const from = new Date(Date.now() - countedDays * dayMs).toISOString();
      return client.call(getUsage, { query: { groupBy: 'agent', from } });
    },
  });

export const agentPerformanceQuery = (client: Client) =>
  queryOptions({
    queryKey: agentKeys.performance,
    queryFn: () => client.call(listAgentPerformance, { query: { days: countedDays } }),
  });
