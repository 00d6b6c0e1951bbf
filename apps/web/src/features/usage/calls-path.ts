import type { UsageFilter } from './read-usage-view.ts';

/** The list of calls, of the same agent and model. It knows no boards. */
export function callsPath(
  { agentId, modelId }: UsageFilter,
  only: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams(only);
  if (agentId !== undefined) query.set('agent', agentId);
  if (modelId !== undefined) query.set('model', modelId);
  return `/calls?${query}`;
}
