export { prefixesBeyond } from './event-audience.policy.ts';
export { createEventHub, eventsChannel, type EventHub } from './event-hub.ts';
export { createLiveHandlers } from './live.handlers.ts';
