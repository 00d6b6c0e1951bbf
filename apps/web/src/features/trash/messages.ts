export const messages = {
  kinds: { archived: 'Archived', deleted: 'Deleted' },
  list: 'Tasks that were put away',
  empty: {
    archived: 'No task of this board is archived.',
    deleted: 'No task of this board was deleted in the last 30 days.',
  },
  restore: 'Restore',
  restoreOf: (key: string) => `Restore ${key}`,
  restored: (key: string) => `${key} restored`,
  purge: (key: string) => `Delete ${key} for ever`,
  purgeTitle: (key: string) => `Delete ${key} for ever?`,
  purgeText: 'Its comments, files and runs go with it. This cannot be undone.',
  purgeConfirm: 'Delete for ever',
  purged: (key: string) => `${key} is gone`,
  more: 'Show more',
  failed: 'What was put away could not be loaded.',
  loading: 'Loading what was put away',
};
