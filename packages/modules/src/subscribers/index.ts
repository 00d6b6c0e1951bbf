export { defineSubscriber, type EventBatch, type Subscriber } from './subscriber.ts';
export { subscriberHandlers } from './subscriber.handlers.ts';
export type { LoggedEvent } from './subscriber.queries.ts';
export { countTroubles, listSubscriberStates } from './subscriber-state.queries.ts';
export { createSubscriptions } from './subscriptions.ts';
