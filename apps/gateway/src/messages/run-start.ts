import { handleMessage } from './message-handler.ts';

export const runStart = handleMessage(
  'helix.run.start',
  async ({ runs, follower }, start, reply) => {
    await runs.start(start);
    reply({ accepted: true });
    await runs.follow(start, follower, 0);
  },
);
