import { handleMessage } from './message-handler.ts';

export const health = handleMessage('health', (_context, _params, reply) =>
  reply({ ok: true, ts: Date.now() }),
);
