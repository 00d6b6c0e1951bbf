import { handleMessage } from './message-handler.ts';

export const runAck = handleMessage('helix.run.ack', async ({ runs }, key, reply) => {
  await runs.acknowledge(key);
  reply({ acknowledged: true });
});
