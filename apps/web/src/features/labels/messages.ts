import type { LabelColor } from '@helix/contracts/structure';

export const messages = {
  name: 'Name of the new label',
  description: 'What it says',
  add: 'Add label',
  empty:
    'No labels yet. A label says what kind of work a task is, such as “bug” or “needs design”.',
  ofBoard: 'This board',
  ofAll: 'Every board',
  scope: 'Where it can be used',
  colorOf: (name: string) => `Colour of ${name}`,
  nameOf: (name: string) => `Name of label ${name}`,
  descriptionOf: (name: string) => `Description of ${name}`,
  remove: (name: string) => `Delete label ${name}`,
  removeTitle: (name: string) => `Delete the label ${name}?`,
  removeText: 'It is taken off every task. This cannot be undone.',
  confirm: 'Delete label',
  removed: (name: string, tasks: number) =>
    tasks === 0
      ? `Label ${name} deleted`
      : `Label ${name} deleted and taken off ${tasks === 1 ? '1 task' : `${tasks} tasks`}`,
  colors: {
    gray: 'Gray',
    red: 'Red',
    orange: 'Orange',
    amber: 'Amber',
    green: 'Green',
    teal: 'Teal',
    blue: 'Blue',
    indigo: 'Indigo',
    purple: 'Purple',
    pink: 'Pink',
  } satisfies Record<LabelColor, string>,
};
