export { defineSubscriber, type EventBatch, type Subscriber } from './subscriber.ts';
export { countTroubles, type LoggedEvent } from './subscriber.queries.ts';
export { createSubscriptions, type SubscriptionTimings } from './subscriptions.ts';
