export const messages = {
  title: 'System health',
  description: 'Whether every part works, and what to do when one does not.',
  parts: 'Parts',
  partNames: {
    postgres: 'PostgreSQL',
    ephemeral: 'Live updates',
    engine: 'Engine',
    gateway: 'Gateways',
    gateways: 'Gateways',
    web: 'Dashboard',
    mail: 'Mail',
    subscribers: 'Readers of events',
  } as Record<string, string>,
  ok: 'Works',
  failed: 'Failed',
  checked: 'Checked',
  version: (version: string) => `Version ${version}`,
  unreachable: 'The server does not answer',
  unreachableFix: 'Look at its log (npm run helix -- logs), or start it again (npm start).',
  readers: 'Readers of events',
  readersText:
    'Audit log, notifications and agents that begin by themselves follow what happens, each event once.',
  upToDate: 'Up to date',
  behind: (count: string) => `${count} events behind`,
  parked: (count: number) =>
    count === 1 ? '1 event was set aside' : `${count} events were set aside`,
  readerNames: {
    audit: 'Audit log',
    notifications: 'Notifications',
    dispatch: 'Agents that begin by themselves',
    mentions: 'Mentions',
  } as Record<string, string>,
};
