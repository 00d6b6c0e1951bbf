/** What the platform acts on; a column's name is what people read. */
export const categories = [
  'backlog',
  'todo',
  'in_progress',
  'waiting',
  'review',
  'done',
  'cancelled',
] as const;
export type Category = (typeof categories)[number];

/** Whether work in such a column is over, until somebody reopens it. */
export function isClosedCategory(category: Category): boolean {
  return category === 'done' || category === 'cancelled';
}
