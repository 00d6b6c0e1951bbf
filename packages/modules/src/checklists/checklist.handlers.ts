import * as contract from '@helix/contracts/checklists';
import { implement } from '../endpoint-handler.ts';
import { convertItem } from './checklist-conversion.ts';
import { addItem, getChecklist, removeItem, updateItem } from './checklist.commands.ts';

export const checklistHandlers = [
  implement(contract.listChecklist, async ({ ctx, actor, params }) => ({
    items: await getChecklist(ctx, actor, params.taskId),
    nextCursor: null,
  })),
  implement(contract.addChecklistItem, ({ ctx, actor, params, body }) =>
    addItem(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.updateChecklistItem, ({ ctx, actor, params, body }) =>
    updateItem(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.removeChecklistItem, ({ ctx, actor, params }) =>
    removeItem(ctx, actor, params.itemId),
  ),
  implement(contract.convertChecklistItem, ({ ctx, actor, params }) =>
    convertItem(ctx, actor, params.itemId),
  ),
];
