import type { Role } from '@helix/contracts';
import type { LabelColor } from '@helix/contracts/structure';
import type { Priority } from '@helix/contracts/tasks';

export type DemoTask = {
  readonly title: string;
  /** A column of the board's template. */
  readonly in: string;
  readonly text?: string;
  readonly priority?: Priority;
  readonly labels?: readonly string[];
  /** In so many days; before today when negative. */
  readonly due?: number;
  readonly person?: PersonKey;
  readonly agent?: string;
  readonly approval?: true;
  /** Items; those that are done begin with a plus. */
  readonly steps?: readonly string[];
  readonly comments?: readonly (readonly [author: PersonKey, text: string])[];
  /** Titles of tasks on the same board. */
  readonly blockedBy?: readonly string[];
  readonly partOf?: string;
};
export type DemoBoard = {
  readonly name: string;
  readonly key: string;
  readonly department: string;
  readonly templateId: string;
  readonly description: string;
  readonly tasks: readonly DemoTask[];
};
type DemoPerson = { readonly name: string; readonly email: string; readonly role: Role };
type DemoAgent = {
  readonly name: string;
  readonly role: string;
  readonly description: string;
  readonly department: string;
  /** Of the demonstration's models; the default of the organization unless given. */
  readonly model?: string;
  readonly avatar: { readonly emoji: string; readonly color: LabelColor };
  readonly soul: string;
};

/** Who works in the demonstration: the makers of an app that plans walks. */
export const people = {
  mara: { name: 'Mara Lindqvist', email: 'mara@demo.example.org', role: 'admin' },
  theo: { name: 'Theo Okafor', email: 'theo@demo.example.org', role: 'member' },
  yuki: { name: 'Yuki Tanaka', email: 'yuki@demo.example.org', role: 'member' },
  sofia: { name: 'Sofía Reyes', email: 'sofia@demo.example.org', role: 'member' },
  jonas: { name: 'Jonas Weber', email: 'jonas@demo.example.org', role: 'member' },
  priya: { name: 'Priya Nair', email: 'priya@demo.example.org', role: 'viewer' },
} as const satisfies Record<string, DemoPerson>;
export type PersonKey = keyof typeof people;

export const agents: readonly DemoAgent[] = [
  {
    name: 'Maven',
    role: 'Software engineer',
    description: 'Fixes and builds, test first.',
    department: 'Product',
    model: 'Rehearsal, large',
    avatar: { emoji: '🛠️', color: 'blue' },
    soul: 'You are Maven, a careful engineer. You write the failing test first, change as little as solves the problem, and say plainly what you did not check.',
  },
  {
    name: 'Quill',
    role: 'Writer',
    description: 'Writes for people who are in a hurry.',
    department: 'Marketing',
    model: 'Rehearsal, large',
    avatar: { emoji: '🪶', color: 'purple' },
    soul: 'You are Quill. You write short, warm and exact sentences, never promise what the product does not do, and offer two variants when tone is open.',
  },
  {
    name: 'Scout',
    role: 'Researcher',
    description: 'Finds out, and says how it knows.',
    department: 'Product',
    model: 'Rehearsal, small',
    avatar: { emoji: '🔭', color: 'teal' },
    soul: 'You are Scout. You look for primary sources, name each of them, and separate what is known from what is likely.',
  },
  {
    name: 'Iris',
    role: 'Support specialist',
    description: 'Answers customers, and knows when to fetch a person.',
    department: 'Customer care',
    model: 'Rehearsal, small',
    avatar: { emoji: '🌈', color: 'pink' },
    soul: 'You are Iris. You answer customers kindly, ask one question at a time, and hand over to a person whenever money or safety is involved.',
  },
  {
    name: 'Ledger',
    role: 'Finance assistant',
    description: 'Reconciles what was paid with what was due.',
    department: 'Operations',
    avatar: { emoji: '🧾', color: 'green' },
    soul: 'You are Ledger. You reconcile, list differences with their sources, and never move money.',
  },
];

export const departments: readonly string[] = [
  'Product',
  'Marketing',
  'Customer care',
  'Operations',
];
