import { handleMessage } from './message-handler.ts';

export const runResume = handleMessage(
  'helix.run.resume',
  async ({ runs, follower }, params, reply) => {
    reply({ state: runs.stateOf(params) });
    await runs.follow(params, follower, params.afterSeq);
  },
);
