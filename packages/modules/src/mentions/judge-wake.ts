import type { EventActor } from '@helix/contracts';
import type { Db } from '@helix/db';
import { refuseWake, wakeLimits, type WakeRefusal } from './wake.policy.ts';
import { countPairWakes, findChainDepth } from './wake.queries.ts';

/** Whether a comment by somebody may wake an agent now, and how many mentions by agents led to that. */
export async function judgeWake(
  db: Db,
  wake: { author: EventActor; runId: string | null; agentId: string; now: Date },
): Promise<{ depth: number; refusal: WakeRefusal | undefined }> {
  const { author, runId, agentId, now } = wake;
  if (author.kind !== 'agent') return { depth: 0, refusal: undefined };
  const depth = 1 + (runId === null ? 0 : await findChainDepth(db, runId));
  const since = new Date(now.getTime() - wakeLimits.pairWindowMs);
  const pairWakes = await countPairWakes(db, { agentId, byAgentId: author.id, since });
  return { depth, refusal: refuseWake({ depth, pairWakes }) };
}
