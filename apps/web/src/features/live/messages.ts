export const messages = {
  live: 'Live',
  connecting: 'Connecting',
  notLive: (since: string) => `Not live since ${since}`,
  neverLive: 'Not live',
  title: 'The connection is gone',
  offline:
    'This device has no network. As soon as it has one again, the page catches up by itself.',
  trying:
    'Trying again all the time. As soon as the server answers, the page catches up by itself.',
  old: 'Until then you see what was known at that time, and changes cannot be saved.',
  oldOffline:
    'Until then you see what was known at that time. What you change waits on this page and is sent when the network is back.',
  withUnsent: (since: string, count: number) =>
    `${since} · ${count === 1 ? '1 change waits' : `${count} changes wait`}`,
  retry: 'Try now',
  explain: 'What this means',
};
