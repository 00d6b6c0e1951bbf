import type { Agent, AgentPerformance, AgentStatus } from '@helix/contracts/agents';

export const directoryLayouts = ['cards', 'table', 'tree'] as const;
export type DirectoryLayout = (typeof directoryLayouts)[number];
export const directorySorts = ['name', 'status', 'spend', 'success'] as const;
export type DirectorySort = (typeof directorySorts)[number];
export const directoryGroups = ['department', 'status', 'none'] as const;
type DirectoryGrouping = (typeof directoryGroups)[number];

export type DirectoryChoice = {
  readonly query: string;
  readonly status: AgentStatus | 'archived' | undefined;
  readonly sort: DirectorySort;
  readonly isDescending: boolean;
  readonly grouping: DirectoryGrouping;
};
export type DirectoryFacts = {
  readonly spend: ReadonlyMap<string, number>;
  readonly performance: ReadonlyMap<string, AgentPerformance>;
  readonly departments: readonly { readonly id: string; readonly name: string }[];
};
export type DirectoryGroup = {
  readonly key: string;
  readonly agents: readonly Agent[];
};

/** Those who need somebody first. */
const urgency: readonly AgentStatus[] = ['waiting', 'unreachable', 'working', 'idle', 'paused'];

export function successOf(performance: AgentPerformance | undefined): number | undefined {
  if (!performance) return undefined;
  const ended = performance.succeeded + performance.unsuccessful;
  return ended === 0 ? undefined : performance.succeeded / ended;
}

/** What is asked for of those who are there, sorted and put in groups; groups without anybody are left out. */
export function arrange(
  agents: readonly Agent[],
  choice: DirectoryChoice,
  facts: DirectoryFacts,
): DirectoryGroup[] {
  const wanted = agents.filter((agent) => isWanted(agent, choice));
  const sign = choice.isDescending ? -1 : 1;
  const sorted = wanted.toSorted(
    (a, b) => sign * compare(a, b, choice.sort, facts) || a.name.localeCompare(b.name),
  );
  return groupKeys(choice.grouping, facts)
    .map((key) => ({
      key,
      agents: sorted.filter((agent) => groupOf(agent, choice.grouping, facts) === key),
    }))
    .filter((group) => group.agents.length > 0);
}

function isWanted(agent: Agent, { query, status }: DirectoryChoice): boolean {
  const isArchived = agent.archivedAt !== null;
  if (isArchived !== (status === 'archived')) return false;
  if (status !== undefined && status !== 'archived' && agent.status !== status) return false;
  const text = `${agent.name} ${agent.slug} ${agent.role}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function compare(a: Agent, b: Agent, sort: DirectorySort, facts: DirectoryFacts): number {
  switch (sort) {
    case 'name':
      return a.name.localeCompare(b.name);
    case 'status':
      return urgency.indexOf(a.status) - urgency.indexOf(b.status);
    case 'spend':
      return (facts.spend.get(a.id) ?? 0) - (facts.spend.get(b.id) ?? 0);
    case 'success':
      return rate(a, facts) - rate(b, facts);
  }
}

const rate = ({ id }: Agent, { performance }: DirectoryFacts) =>
  successOf(performance.get(id)) ?? -1;

function groupKeys(grouping: DirectoryGrouping, { departments }: DirectoryFacts): string[] {
  switch (grouping) {
    case 'none':
      return [''];
    case 'status':
      return [...urgency];
    case 'department':
      return [...departments.map(({ id }) => id), ''];
  }
}

function groupOf(agent: Agent, grouping: DirectoryGrouping, facts: DirectoryFacts): string {
  if (grouping === 'none') return '';
  if (grouping === 'status') return agent.status;
  const isKnown = facts.departments.some(({ id }) => id === agent.departmentId);
  return isKnown ? (agent.departmentId ?? '') : '';
}

export type AgentNode = { readonly agent: Agent; readonly children: readonly AgentNode[] };

/** Who leads whom. Whoever is led by nobody who is there stands at the top. */
export function treeOf(agents: readonly Agent[]): AgentNode[] {
  const ids = new Set(agents.map(({ id }) => id));
  const below = (parentId: string | null): AgentNode[] =>
    agents
      .filter((agent) => {
        const parent = agent.parentId !== null && ids.has(agent.parentId) ? agent.parentId : null;
        return parent === parentId;
      })
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map((agent) => ({ agent, children: below(agent.id) }));
  return below(null);
}
