import type { GatewayNeed } from '@helix/modules/runs';
import type { GatewayLink } from './gateway-link.ts';

type Candidate = Pick<GatewayLink, 'freeSlots' | 'knew' | 'isAbleTo'>;

/** Of those that can: the one that had an earlier attempt of the run, if it has room; else the one with most room. */
export function chooseGateway<L extends Candidate>(
  links: readonly L[],
  { need, runId }: { need?: GatewayNeed | undefined; runId?: string } = {},
): L | undefined {
  const free = links.filter((link) => link.freeSlots() > 0 && (!need || link.isAbleTo(need)));
  const former = runId === undefined ? undefined : free.find((link) => link.knew(runId));
  return former ?? free.toSorted((a, b) => b.freeSlots() - a.freeSlots())[0];
}
