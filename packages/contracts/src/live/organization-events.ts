import type { z } from 'zod';
import { agentCreated } from '../agents/events.ts';
import type { EventEnvelope, EventType } from '../event.ts';
import { organizationCreated } from '../identity/events.ts';
import { modelCreated } from '../models/events.ts';
import { runChanged, runCreated } from '../runs/events.ts';
import { boardCreated, departmentCreated } from '../structure/events.ts';
import { commentCreated, taskCreated, taskMoved, taskUpdated } from '../tasks/events.ts';

/** Every event that is written to an organization's log. */
export const organizationEvents = [
  organizationCreated,
  departmentCreated,
  boardCreated,
  taskCreated,
  taskUpdated,
  taskMoved,
  commentCreated,
  modelCreated,
  agentCreated,
  runCreated,
  runChanged,
] as const satisfies readonly EventType[];

type EnvelopeOf<E extends EventType> = E extends EventType
  ? EventEnvelope<E['name'], z.output<E['data']>>
  : never;
/** Discriminated by `type`. */
export type OrganizationEvent = EnvelopeOf<(typeof organizationEvents)[number]>;
