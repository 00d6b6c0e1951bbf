import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { checklistItemSchema, checklistProgressSchema } from './checklist-item.ts';

/** Each carries what the task's card shows from then on. */
export const checklistItemAdded = defineEvent({
  name: 'checklist.item_added',
  data: z.object({ item: checklistItemSchema, checklist: checklistProgressSchema }),
});
export const checklistItemUpdated = defineEvent({
  name: 'checklist.item_updated',
  data: z.object({
    item: checklistItemSchema,
    changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
    checklist: checklistProgressSchema,
  }),
});
export const checklistItemRemoved = defineEvent({
  name: 'checklist.item_removed',
  data: z.object({ item: checklistItemSchema, checklist: checklistProgressSchema }),
});
