export { Inbox } from './inbox.tsx';
export { inboxQuery } from './inbox-queries.ts';
export { stateOf, toInboxView } from './inbox-view.ts';
