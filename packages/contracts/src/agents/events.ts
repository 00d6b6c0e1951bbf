import { z } from 'zod';
import { changesSchema, defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { agentRecordSchema } from './agent.ts';
import { agentFileVersionSchema } from './agent-file.ts';

const agentData = z.object({ agent: agentRecordSchema });

export const agentCreated = defineEvent({ name: 'agent.created', data: agentData });

export const agentUpdated = defineEvent({
  name: 'agent.updated',
  data: agentData.extend({ changes: changesSchema }),
});

export const agentPaused = defineEvent({
  name: 'agent.paused',
  data: agentData.extend({ changes: changesSchema }),
});

export const agentResumed = defineEvent({ name: 'agent.resumed', data: agentData });

export const agentArchived = defineEvent({ name: 'agent.archived', data: agentData });

export const agentRestored = defineEvent({ name: 'agent.restored', data: agentData });

export const agentDeleted = defineEvent({ name: 'agent.deleted', data: agentData });

export const agentFileChanged = defineEvent({
  name: 'agent.file_changed',
  data: z.object({
    agentId: idSchema('agent'),
    agentName: z.string(),
    file: agentFileVersionSchema,
  }),
});
