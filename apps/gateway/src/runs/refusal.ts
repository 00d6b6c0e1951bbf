import { runRefusals, type GatewayError } from '@helix/contracts/gateway';

type RefusalName = keyof typeof runRefusals;

const sentences: Readonly<Record<RefusalName, string>> = {
  unknownAttempt: 'this gateway holds no such attempt',
  staleAttempt: 'a newer attempt of this run is known, or this one is over',
  keyReused: 'the idempotency key belongs to another attempt',
  stillRunning: 'the attempt has not ended',
  noFreeSlot: 'every slot of this gateway is taken',
  draining: 'this gateway is stopping',
};
const elsewhere: ReadonlySet<RefusalName> = new Set(['noFreeSlot', 'draining']);

/** A request on a run that is not carried out. The same one may do well elsewhere or later when it is retryable. */
export class RunRefusal extends Error {
  override readonly name = 'RunRefusal';
  readonly answer: GatewayError;

  constructor(name: RefusalName) {
    super(sentences[name]);
    const retryable = elsewhere.has(name);
    this.answer = {
      code: retryable ? 'UNAVAILABLE' : 'INVALID_REQUEST',
      message: sentences[name],
      details: { code: runRefusals[name] },
      retryable,
    };
  }
}
