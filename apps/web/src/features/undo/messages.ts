/** The words of a slice stand together, so that they can be translated. */
export const messages = {
  undo: 'Undo',
  group: 'General',
  undone: (title: string) => `Undone: ${title}`,
  notUndone: (title: string, reason: string) => `“${title}” could not be undone. ${reason}`,
};
