import type {
  Capabilities,
  GatewayMethodName,
  GatewayParams,
  GatewayResult,
  ModelTest,
} from '@helix/contracts/gateway';
import type { ModelTested } from '@helix/contracts/models';
import type { EnginePeer, EngineRelay } from '../clients/index.ts';
import type { Runs, Follower } from '../runs/index.ts';

/** What stays the same as long as it runs. */
export type GatewayAbout = Pick<Capabilities, 'name' | 'version' | 'startedAt' | 'providers'>;

export type MessageContext = {
  readonly runs: Runs;
  readonly about: GatewayAbout;
  /** Between clients and the engines that answer them. */
  readonly relay: EngineRelay;
  /** Calls a model for real, to see whether it does what it is set up to do. */
  readonly testModel: (test: ModelTest) => Promise<ModelTested>;
  /** The connection that asked. */
  readonly follower: Follower;
  /** The same, as one that answers for clients. */
  readonly engine: EnginePeer;
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
