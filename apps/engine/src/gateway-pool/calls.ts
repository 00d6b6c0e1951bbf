import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { GatewayError, ResponseFrame } from '@helix/contracts/gateway';

/** The gateway said no, and why. Anything else that a call fails with leaves open what became of it. */
export class GatewayRefusal extends Error {
  override readonly name = 'GatewayRefusal';
  readonly detail: string | undefined;

  constructor(error: GatewayError | undefined) {
    super(error?.message ?? 'the gateway refused');
    this.detail = error?.details?.code;
  }
}

const answerLimitMs = 10_000;

/** Pairs answers with questions; a question whose connection ends, or that gets no answer, fails. */
export function createCalls(socket: WebSocket, closed: Promise<void>) {
  const waiting = new Map<string, PromiseWithResolvers<unknown>>();
  void closed.then(() => {
    for (const call of waiting.values())
      call.reject(new Error('the gateway closed the connection'));
  });
  return {
    async call(method: string, params: unknown): Promise<unknown> {
      const id = randomUUID();
      const call = Promise.withResolvers<unknown>();
      waiting.set(id, call);
      const limit = setTimeout(
        () => call.reject(new Error(`the gateway did not answer ${method}`)),
        answerLimitMs,
      );
      socket.send(JSON.stringify({ type: 'req', id, method, params }), (error) => {
        if (error) call.reject(error);
      });
      try {
        return await call.promise;
      } finally {
        clearTimeout(limit);
        waiting.delete(id);
      }
    },
    settle({ id, ok, payload, error }: ResponseFrame): void {
      const call = waiting.get(id);
      if (ok) call?.resolve(payload);
      else call?.reject(new GatewayRefusal(error));
    },
  };
}
