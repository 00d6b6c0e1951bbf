import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { skillSummarySchema } from './skill.ts';

export const skillCreated = defineEvent({
  name: 'skill.created',
  data: z.object({ skill: skillSummarySchema }),
});
export const skillUpdated = defineEvent({
  name: 'skill.updated',
  data: z.object({
    skill: skillSummarySchema,
    changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
  }),
});
export const skillArchived = defineEvent({
  name: 'skill.archived',
  data: z.object({ skill: skillSummarySchema }),
});
export const skillRestored = defineEvent({
  name: 'skill.restored',
  data: z.object({ skill: skillSummarySchema }),
});
/** Those that an agent has by itself, besides the ones that all agents have. */
export const agentSkillsAssigned = defineEvent({
  name: 'agent.skills_assigned',
  data: z.object({
    agentId: idSchema('agent'),
    skillIds: z.array(idSchema('skill')),
    added: z.array(idSchema('skill')),
    removed: z.array(idSchema('skill')),
  }),
});
