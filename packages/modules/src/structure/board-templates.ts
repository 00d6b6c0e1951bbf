import type { BoardTemplate, Category } from '@helix/contracts/structure';

type Columns = BoardTemplate['columns'];
type Labels = BoardTemplate['labels'];

const column = (name: string, category: Category, wipLimit: number | null = null) => ({
  name,
  category,
  wipLimit,
});
const label = (name: string, color: Labels[number]['color'], description: string) => ({
  name,
  color,
  description,
});

const standard: Columns = [
  column('Backlog', 'backlog'),
  column('To do', 'todo'),
  column('In progress', 'in_progress'),
  column('Waiting', 'waiting'),
  column('Review', 'review'),
  column('Done', 'done'),
  column('Cancelled', 'cancelled'),
];

/** Ways of working that people know, as a start; every part can be changed afterwards. */
export const boardTemplates: readonly BoardTemplate[] = [
  {
    id: 'standard',
    name: 'Standard',
    description: 'From idea to done, with a place for what waits and for review.',
    columns: standard,
    labels: [],
  },
  {
    id: 'engineering',
    name: 'Engineering',
    description: 'Software work with limits on what is under way and on what waits for review.',
    columns: [
      column('Backlog', 'backlog'),
      column('Ready', 'todo'),
      column('Building', 'in_progress', 6),
      column('Blocked', 'waiting'),
      column('Code review', 'review', 8),
      column('Shipped', 'done'),
      column('Will not do', 'cancelled'),
    ],
    labels: [
      label('Bug', 'red', 'Something does not work as it should'),
      label('Feature', 'blue', 'Something new for users'),
      label('Debt', 'amber', 'Makes later work easier'),
      label('Security', 'purple', 'Matters to the safety of data or access'),
      label('Documentation', 'teal', 'Words for users or developers'),
    ],
  },
  {
    id: 'marketing',
    name: 'Marketing',
    description: 'Campaigns from brief to results.',
    columns: [
      column('Ideas', 'backlog'),
      column('Briefed', 'todo'),
      column('In production', 'in_progress', 5),
      column('With partners', 'waiting'),
      column('Sign-off', 'review'),
      column('Live', 'done'),
      column('Dropped', 'cancelled'),
    ],
    labels: [
      label('Launch', 'pink', 'Part of a product launch'),
      label('Newsletter', 'blue', 'Goes out by e-mail'),
      label('Social', 'teal', 'Posts and replies'),
      label('Event', 'orange', 'Happens on a day, with people'),
      label('Paid', 'green', 'Costs media money'),
    ],
  },
  {
    id: 'support',
    name: 'Support',
    description: 'Questions of customers, until they are answered and stay answered.',
    columns: [
      column('New', 'todo'),
      column('Working on it', 'in_progress', 10),
      column('Waiting for customer', 'waiting'),
      column('Check the answer', 'review'),
      column('Solved', 'done'),
      column('Not ours', 'cancelled'),
    ],
    labels: [
      label('Question', 'blue', 'Somebody wants to know how'),
      label('Defect', 'red', 'Somebody has found a fault'),
      label('Billing', 'green', 'About money'),
      label('Outage', 'purple', 'Many are hit at once'),
      label('Praise', 'pink', 'Worth passing on'),
    ],
  },
  {
    id: 'operations',
    name: 'Operations',
    description: 'Recurring duties and incidents of whoever keeps things running.',
    columns: [
      column('Planned', 'backlog'),
      column('Next', 'todo'),
      column('Under way', 'in_progress', 4),
      column('With a supplier', 'waiting'),
      column('Verify', 'review'),
      column('Closed', 'done'),
      column('Cancelled', 'cancelled'),
    ],
    labels: [
      label('Incident', 'red', 'Something is broken now'),
      label('Maintenance', 'amber', 'Keeps things from breaking'),
      label('Access', 'indigo', 'Accounts and permissions'),
      label('Purchase', 'green', 'Something has to be bought'),
    ],
  },
  {
    id: 'content',
    name: 'Content',
    description: 'Texts and media from pitch to publication.',
    columns: [
      column('Pitches', 'backlog'),
      column('Commissioned', 'todo'),
      column('Drafting', 'in_progress', 5),
      column('With the author', 'waiting'),
      column('Editing', 'review', 5),
      column('Published', 'done'),
      column('Spiked', 'cancelled'),
    ],
    labels: [
      label('Article', 'blue', 'A text to be read'),
      label('Video', 'purple', 'Something to be watched'),
      label('Case study', 'teal', 'What a customer has achieved'),
      label('Evergreen', 'green', 'Stays true for long'),
      label('Update', 'amber', 'Revises what is published'),
    ],
  },
  {
    id: 'research',
    name: 'Research',
    description: 'Questions, evidence and what follows from it.',
    columns: [
      column('Questions', 'backlog'),
      column('Framed', 'todo'),
      column('Investigating', 'in_progress', 4),
      column('Waiting for data', 'waiting'),
      column('Peer review', 'review'),
      column('Answered', 'done'),
      column('Not worth it', 'cancelled'),
    ],
    labels: [
      label('Market', 'orange', 'About customers and competitors'),
      label('Technical', 'indigo', 'About how something works'),
      label('Interview', 'pink', 'Somebody is asked'),
      label('Data', 'teal', 'Numbers have to be found or made'),
    ],
  },
  {
    id: 'sales',
    name: 'Sales',
    description: 'Opportunities from first contact to contract.',
    columns: [
      column('Leads', 'backlog'),
      column('To contact', 'todo'),
      column('In talks', 'in_progress'),
      column('Waiting for reply', 'waiting'),
      column('Proposal check', 'review'),
      column('Won', 'done'),
      column('Lost', 'cancelled'),
    ],
    labels: [
      label('Inbound', 'green', 'They came to us'),
      label('Renewal', 'blue', 'A customer may stay'),
      label('Enterprise', 'purple', 'Large and slow'),
      label('Partner', 'teal', 'Comes by way of somebody else'),
    ],
  },
];
