import { handleMessage } from './message-handler.ts';

export const runToolResult = handleMessage(
  'helix.run.tool-result',
  ({ runs }, { runId, attempt, callId, result }, reply) =>
    reply({ taken: runs.giveResult({ runId, attempt }, callId, result) }),
);
