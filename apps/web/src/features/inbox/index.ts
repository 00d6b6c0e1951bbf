export { Inbox } from './inbox.tsx';
export { inboxQuery } from './inbox-queries.ts';
export { toInboxView } from './inbox-view.ts';
