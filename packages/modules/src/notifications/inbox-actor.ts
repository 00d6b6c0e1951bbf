/** The inbox's own word, so that nobody is told of being told. */
export const inboxActor = { kind: 'service', id: 'inbox', name: 'Inbox' } as const;
