import { listSubscribers } from '@helix/contracts/subscribers';
import { implement } from '../endpoint-handler.ts';
import { listSubscriberStates } from './subscriber-state.queries.ts';

export const subscriberHandlers = [
  implement(listSubscribers, async ({ ctx, actor }) => ({
    items: await listSubscriberStates(ctx.db, actor.organization.id),
    nextCursor: null,
  })),
];
