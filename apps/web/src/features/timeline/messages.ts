import type { TimelineEntry } from '@helix/contracts/timeline';

type EntryOf<Kind extends TimelineEntry['kind']> = Extract<TimelineEntry, { kind: Kind }>;
type Field = EntryOf<'changed'>['changes'][number]['field'];

const listed = new Intl.ListFormat('en', { type: 'conjunction' });

export const messages = {
  title: 'Timeline',
  show: 'What to show',
  all: 'All',
  talk: 'Conversation',
  newest: 'To the newest entry',
  earlier: 'Show earlier entries',
  empty: 'Nothing has been said here yet.',
  new: 'New since you looked',
  moreChanges: (count: number) => `and ${count} more`,
  fewerChanges: 'Show less',
  approved: 'approved the work',
  rejected: 'sent the work back',
  ranFor: (duration: string) => `for ${duration}`,
  runOf: (name: string) => `Run of ${name}`,
  openRun: 'Open the run',
  asked: 'asked a question',
  answered: 'answered a question',
  closedQuestion: 'closed a question without an answer',
  nothing: 'nothing',
  nobody: 'nobody',
  gone: 'something that is gone',
  list: (parts: readonly string[]) => listed.format(parts),
  created: 'created the task',
  unblocked: 'Nothing blocks it any more',
  moved: (from: string, to: string) => `moved it from ${from} to ${to}`,
  transferred: (from: string, to: string) => `took it from board ${from} to ${to}`,
  lifecycle: {
    archived: 'archived it',
    deleted: 'deleted it',
    restored: 'restored it',
  },
  file: (change: EntryOf<'file'>['change'], name: string) =>
    ({
      added: `attached ${name}`,
      renamed: `renamed a file to ${name}`,
      removed: `removed ${name}`,
    })[change],
  checklist: (change: EntryOf<'checklist'>['change'], text: string) =>
    ({
      added: `added “${text}” to the checklist`,
      changed: `changed “${text}” on the checklist`,
      ticked: `ticked “${text}”`,
      unticked: `unticked “${text}”`,
      removed: `took “${text}” off the checklist`,
    })[change],
  dependency: (change: EntryOf<'dependency'>['change'], name: string) =>
    change === 'added' ? `made it wait for ${name}` : `made it no longer wait for ${name}`,
  fields: {
    title: 'title',
    description: 'description',
    priority: 'priority',
    labelIds: 'labels',
    dueDate: 'due day',
    assigneeId: 'person',
    agentId: 'agent',
    parentId: 'parent',
    requiresApproval: 'approval',
  } satisfies Record<Field, string>,
  described: 'changed the description',
  renamed: (to: string) => `renamed it to “${to}”`,
  setTo: (field: string, to: string) => `set the ${field} to ${to}`,
  cleared: (field: string) => `cleared the ${field}`,
  assigned: (to: string) => `gave it to ${to}`,
  unassigned: (from: string) => `took it from ${from}`,
  labelsAdded: (names: string) => `added ${names}`,
  labelsRemoved: (names: string) => `removed ${names}`,
  needsApproval: 'asked for an approval',
  needsNoApproval: 'took back that it needs an approval',
};
