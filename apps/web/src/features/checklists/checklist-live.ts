import type { ChecklistItem } from '@helix/contracts/checklists';
import type { ApplyEvent } from '../live/live-event.ts';
import { checklistKeys } from './checklist-queries.ts';
import { withItem } from './checklist-order.ts';

export const applyChecklistEvent: ApplyEvent = (queries, event) => {
  switch (event.type) {
    case 'checklist.item_added':
    case 'checklist.item_updated':
    case 'checklist.item_removed': {
      const { item } = event.data;
      const isGone = event.type === 'checklist.item_removed';
      queries.setQueryData<ChecklistItem[]>(checklistKeys.of(item.taskId), (items) => {
        if (!items) return items;
        return isGone ? items.filter(({ id }) => id !== item.id) : withItem(items, item);
      });
      return;
    }
    default:
  }
};
