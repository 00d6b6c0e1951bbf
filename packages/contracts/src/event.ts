import { z } from 'zod';

/** One fact, described once: modules emit it, the stream carries it, clients parse it. */
export type EventType = { readonly name: `${string}.${string}`; readonly data: z.ZodType };

export function defineEvent<const E extends EventType>(event: E): E {
  return event;
}

export type EventData<E extends EventType> = z.output<E['data']>;

/** What each field was and is. A long text is here and nowhere else in an event. */
export const changesSchema = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }));
export type Changes = z.infer<typeof changesSchema>;

/** Who made it happen. */
export const actorSchema = z.object({
  kind: z.enum(['member', 'agent', 'service']),
  id: z.string(),
  name: z.string(),
});
export type EventActor = z.infer<typeof actorSchema>;

/** A fact as clients receive it. `seq` is gap-free per organization, in commit order. */
export type EventEnvelope<Name extends string = string, Data = unknown> = {
  readonly seq: number;
  readonly type: Name;
  readonly at: string;
  readonly actor: EventActor;
  readonly runId?: string | undefined;
  readonly data: Data;
};

export const eventEnvelopeSchema = z
  .object({
    seq: z.int().positive(),
    type: z.string(),
    at: z.iso.datetime(),
    actor: actorSchema,
    runId: z.string().optional(),
    data: z.unknown(),
  })
  .meta({ id: 'Event' });
