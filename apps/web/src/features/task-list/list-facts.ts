import type { QueryClient } from '@tanstack/react-query';
import {
  dayAt,
  matchesFilter,
  namesIn,
  parseFilter,
  termsOf,
  withoutHidden,
  type Filter,
  type FilterFacts,
} from '@helix/contracts/filters';
import type { TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { columnsQuery } from '../filters/column-queries.ts';
import { labelsQuery } from '../labels/label-queries.ts';
import { membersQuery } from '../members/member-queries.ts';
import { organizationQuery } from '../organization/organization-queries.ts';
import { userQuery } from '../session/session-queries.ts';
import type { TaskListInput } from './task-list-queries.ts';

/** Whether a task belongs to a list, by what has been loaded; undefined when only the server can tell. */
export function belongsTo(
  queries: QueryClient,
  { boardId, filter: text }: TaskListInput,
  task: TaskCard,
): boolean | undefined {
  if (boardId !== undefined && task.boardId !== boardId) return false;
  const parsed = parseFilter(text);
  if (!parsed.ok) return undefined;
  const facts = factsFor(queries, boardId, task);
  if (!facts || hasUnknownNames(parsed.filter, facts)) return undefined;
  return matchesFilter(withoutHidden(parsed.filter), task, facts);
}

function factsFor(
  queries: QueryClient,
  boardId: string | undefined,
  task: TaskCard,
): FilterFacts | undefined {
  const user = queries.getQueryData(userQuery(client).queryKey);
  const organization = queries.getQueryData(organizationQuery(client).queryKey);
  if (!user || !organization) return undefined;
  const { timeZone } = organization.settings;
  const columns =
    boardId === undefined ? [] : queries.getQueryData(columnsQuery(client, boardId).queryKey);
  const idsOf = namesIn({
    boards: queries.getQueryData(overviewQuery(client).queryKey)?.boards ?? [],
    labels: queries.getQueryData(labelsQuery(client).queryKey) ?? [],
    members: queries.getQueryData(membersQuery(client).queryKey) ?? [],
    agents: queries.getQueryData(agentsQuery(client).queryKey)?.items ?? [],
    columns: columns ?? [],
    tasks: [task],
  });
  return { me: user.memberId, today: dayAt(new Date(), timeZone), timeZone, idsOf };
}

/** What is not known here may have been loaded, left or renamed since: the server knows. */
function hasUnknownNames(filter: Filter, { idsOf }: FilterFacts): boolean {
  return termsOf(filter).some(
    (term) =>
      term.kind === 'reference' &&
      term.field !== 'key' &&
      term.values.some((value) => 'name' in value && idsOf(term.field, value.name).length === 0),
  );
}
