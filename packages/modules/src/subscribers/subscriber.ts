import type { EventType } from '@helix/contracts';
import type { Transaction } from '@helix/db';
import type { LoggedEvent } from './subscriber.queries.ts';

export type EventBatch = {
  readonly organizationId: string;
  /** In the order of their numbers. */
  readonly events: readonly LoggedEvent[];
};

/** Reads every organization's log once and in order; what it writes and how far it has read are one transaction. */
export type Subscriber = {
  /** Names its cursors; another name reads anew. */
  readonly name: string;
  /** All of them unless given. */
  readonly events?: readonly EventType[];
  /** Where it begins in organizations that are older than itself. */
  readonly from: 'beginning' | 'now';
  /** What becomes of an event that fails again and again: it is put aside, or nothing passes it. */
  readonly onPoison: 'park' | 'stop';
  /** Writes through `tx` only; it is called again after a crash or a failure. */
  handle(tx: Transaction, batch: EventBatch): Promise<void>;
};

export function defineSubscriber<const S extends Subscriber>(subscriber: S): S {
  return subscriber;
}
