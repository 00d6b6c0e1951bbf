import { capabilities } from './capabilities.ts';
import { clientAnswer } from './client-answer.ts';
import { clientTell } from './client-tell.ts';
import { health } from './health.ts';
import { modelTest } from './model-test.ts';
import { runAck } from './run-ack.ts';
import { runCancel } from './run-cancel.ts';
import { runResume } from './run-resume.ts';
import { runStart } from './run-start.ts';
import { runSteer } from './run-steer.ts';
import { runToolResult } from './run-tool-result.ts';

export { describeCapabilities } from './capabilities.ts';
export type { GatewayAbout, MessageContext } from './message-handler.ts';

/** Every message of the contract, and what becomes of it. */
export const messageHandlers = {
  health,
  'helix.capabilities': capabilities,
  'helix.client.answer': clientAnswer,
  'helix.client.tell': clientTell,
  'helix.model.test': modelTest,
  'helix.run.start': runStart,
  'helix.run.cancel': runCancel,
  'helix.run.resume': runResume,
  'helix.run.tool-result': runToolResult,
  'helix.run.steer': runSteer,
  'helix.run.ack': runAck,
} as const;
