import { handleMessage } from './message-handler.ts';

export const runCancel = handleMessage('helix.run.cancel', ({ runs }, key, reply) =>
  reply({ state: runs.cancel(key) }),
);
