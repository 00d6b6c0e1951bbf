import { handleMessage } from './message-handler.ts';

export const runSteer = handleMessage(
  'helix.run.steer',
  ({ runs }, { runId, attempt, ...message }, reply) =>
    reply({ state: runs.say({ runId, attempt }, message) }),
);
