import { handleMessage } from './message-handler.ts';

export const clientAnswer = handleMessage('helix.client.answer', ({ relay }, answer, reply) =>
  reply({ taken: relay.answer(answer) }),
);
