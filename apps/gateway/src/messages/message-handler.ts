import type {
  GatewayMethodName,
  GatewayParams,
  GatewayResult,
  ModelTest,
  ModelTested,
} from '@helix/contracts/gateway';
import type { Runs, Follower } from '../runs/index.ts';

export type MessageContext = {
  readonly runs: Runs;
  /** Calls a model for real, to see whether it does what it is set up to do. */
  readonly testModel: (test: ModelTest) => Promise<ModelTested>;
  /** The connection that asked. */
  readonly follower: Follower;
};

export type MessageHandler<M extends GatewayMethodName = GatewayMethodName> = {
  readonly method: M;
  /** Answers by calling `reply` once, or by throwing. What it sends afterwards arrives after the answer. */
  handle(
    context: MessageContext,
    params: GatewayParams<M>,
    reply: (result: GatewayResult<M>) => void,
  ): Promise<void> | void;
};

export function handleMessage<const M extends GatewayMethodName>(
  method: M,
  handle: MessageHandler<M>['handle'],
): MessageHandler<M> {
  return { method, handle };
}
