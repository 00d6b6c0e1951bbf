import type { Priority } from '@helix/contracts/tasks';

export const messages = {
  title: 'New task',
  name: 'Title',
  namePlaceholder: 'What is to be done?',
  description: 'Description',
  descriptionPlaceholder: 'What an agent or a colleague has to know. Markdown is understood.',
  board: 'Board',
  column: 'Column',
  priority: 'Priority',
  assignee: 'Assignee',
  nobody: 'Nobody',
  people: 'People',
  agents: 'Agents',
  create: 'Create task',
  another: 'Create another one after it',
  created: (key: string) => `${key} created`,
  open: 'Open',
  needsTitle: 'A task needs a title.',
  noBoards: {
    title: 'There is no board to put it on',
    text: 'Tasks live on boards. Make one first, or ask for a board that you may add to.',
    action: 'Go to the boards',
  },
  priorities: {
    none: 'No priority',
    low: 'Low',
    medium: 'Medium',
    high: 'High',
    urgent: 'Urgent',
  } satisfies Record<Priority, string>,
};
