import type { QueryClient } from '@tanstack/react-query';
import type { Why, WhyReason } from '@helix/contracts/why';
import type { ApplyEvent } from '../live/live-event.ts';
import { whyKeys } from './why-queries.ts';

/** What other tasks and runs do matters to a task that waits for its turn. */
const dependsOnOthers: ReadonlySet<WhyReason> = new Set([
  'agent_busy',
  'model_busy',
  'organization_busy',
  'column_full',
  'blocked',
  'gateway_unavailable',
]);
const ofTheirOwn = /^(?:task|run|question|dependency)\./;
const ofEverybody = /^(?:agent|model|column|board)\./;

export const applyWhyEvent: ApplyEvent = (queries, event) => {
  if (ofEverybody.test(event.type)) return readAgain(queries, () => true);
  if (!ofTheirOwn.test(event.type)) return undefined;
  const said = JSON.stringify(event.data);
  return readAgain(
    queries,
    (taskId, why) => said.includes(taskId) || dependsOnOthers.has(why.reason),
  );
};

function readAgain(queries: QueryClient, isStale: (taskId: string, why: Why) => boolean): void {
  for (const [queryKey, why] of queries.getQueriesData<Why>({ queryKey: whyKeys.all })) {
    const taskId = String(queryKey[1]);
    if (why && isStale(taskId, why)) void queries.invalidateQueries({ queryKey });
  }
}
