import type { Access } from '@helix/contracts';
import type { ClientMethodName, ClientParams } from '@helix/contracts/gateway';
import type { Actor, Context } from '../context.ts';
import type { Told } from './turn-story.ts';

/** A client's request, as the member who makes it. */
export type ClientCall<M extends ClientMethodName> = {
  readonly ctx: Context;
  readonly actor: Actor;
  readonly params: ClientParams<M>;
  readonly version: string;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
  /** Follows a turn on behalf of this client, once, whatever asks for it. */
  readonly follow: (
    key: string,
    work: (tell: (told: Told) => Promise<boolean>, signal: AbortSignal) => Promise<unknown>,
  ) => Promise<unknown>;
  /** Answers for the time being; what the method returns is the last answer. */
  readonly answerFirst: (payload: unknown) => Promise<void>;
};

export type ClientMethod<M extends ClientMethodName = ClientMethodName> = {
  readonly method: M;
  /** The endpoint that does the same: who may ask that may ask this. */
  readonly like: { readonly id: string; readonly access: Access };
  answer(call: ClientCall<M>): Promise<unknown>;
};

export function answerClient<M extends ClientMethodName>(
  method: M,
  like: ClientMethod<M>['like'],
  answer: ClientMethod<M>['answer'],
): ClientMethod<M> {
  return { method, like, answer };
}
