import type { SearchKind } from '@helix/contracts/search';

export const messages = {
  title: 'Search',
  field: 'Search everything',
  placeholder: 'Words, or a key such as ENG-42',
  clear: 'Clear',
  kinds: {
    task: 'Tasks',
    comment: 'Comments',
    agent: 'Agents',
    skill: 'Skills',
    board: 'Boards',
    member: 'People',
  } satisfies Record<SearchKind, string>,
  roles: { owner: 'Owner', admin: 'Administrator', member: 'Member', viewer: 'Viewer' },
  kindFilter: 'Only',
  everything: 'Everything',
  board: 'On the board',
  everyBoard: 'Every board',
  searching: 'Searching',
  count: (count: number, isAll: boolean) => {
    if (count === 0) return 'Nothing found';
    if (!isAll) return `The ${count} best results`;
    return count === 1 ? 'One result' : `${count} results`;
  },
  archived: 'Archived',
  start: {
    title: 'Find anything',
    text: 'Tasks, comments, agents, skills, boards and people. Case, accents and small slips are forgiven; each word has to be there.',
  },
  empty: {
    title: 'Nothing has these words',
    text: 'Try fewer words, or another kind. What was deleted is not found, what was archived is.',
    everything: 'Search everything',
  },
};
