import type { EventActor } from '@helix/contracts';
import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';

type AgentRef = { readonly organizationId: string; readonly agentId: string };

/** What agents need of their runs, which know agents themselves. */
export type AgentRunsPort = {
  /** In the transaction that makes room: what waited for the agent begins. */
  resume(ctx: Context, tx: Transaction, agent: AgentRef): Promise<void>;
  /** Ends whatever the agent is at. Answers with what to announce after the commit. */
  stop(
    ctx: Context,
    tx: Transaction,
    stop: AgentRef & { readonly actor: EventActor; readonly message: string },
  ): Promise<readonly string[]>;
  /** Tells whoever follows these runs that they have changed. */
  announce(ctx: Context, runIds: readonly string[]): Promise<void>;
};
