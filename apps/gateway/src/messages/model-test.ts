import { handleMessage } from './message-handler.ts';

export const modelTest = handleMessage('helix.model.test', async ({ testModel }, test, reply) =>
  reply(await testModel(test)),
);
