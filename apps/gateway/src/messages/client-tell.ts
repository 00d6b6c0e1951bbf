import { handleMessage } from './message-handler.ts';

export const clientTell = handleMessage('helix.client.tell', ({ relay, engine }, told, reply) =>
  reply({ isHere: relay.tell(told, engine) }),
);
