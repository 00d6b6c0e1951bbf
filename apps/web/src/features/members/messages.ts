import type { Member } from '@helix/contracts/members';

type Role = Member['role'];

export const messages = {
  title: 'Members',
  description: 'The people who work here, and what each may do.',
  invite: 'Invite people',
  search: 'Find by name or e-mail',
  noMatch: 'Nobody here is called that.',
  you: 'You',
  totpOn: 'Second factor is on',
  since: 'Member since',
  columns: {
    person: 'Person',
    role: 'Role',
    security: 'Second factor',
    joined: 'Joined',
    actions: 'Actions',
  },
  roles: {
    owner: { name: 'Owner', may: 'Everything, including the organization itself' },
    admin: { name: 'Admin', may: 'People, boards, agents, models and settings' },
    member: { name: 'Member', may: 'Work on boards they have access to' },
    viewer: { name: 'Viewer', may: 'Read boards they have access to' },
  } satisfies Record<Role, { name: string; may: string }>,
  roleOf: (name: string) => `Role of ${name}`,
  roleChanged: (name: string, role: string) => `${name} is now ${role.toLowerCase()}`,
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name} from the organization?`,
  removeText:
    'Their sessions and keys end at once. What they did keeps their name. They can be invited again.',
  handOver: 'Their open tasks go to',
  nobody: 'Nobody',
  removed: (name: string, tasks: number) =>
    tasks === 0
      ? `${name} is no longer a member`
      : `${name} is no longer a member; ${tasks === 1 ? '1 task was' : `${tasks} tasks were`} handed over`,
  cancel: 'Cancel',
  former: 'Those who have left',
  left: 'Left',
  invitations: {
    title: 'Invitations',
    description: 'Not accepted yet.',
    none: 'No invitation is open.',
    email: 'E-mail',
    role: 'Role',
    boards: 'Boards they may work on from the start',
    noBoards: 'There are no boards yet.',
    send: 'Invite',
    sentTitle: 'The invitation is made',
    mailed: (email: string) => `It was mailed to ${email}. You can also pass this link on:`,
    notMailed: 'No mail is set up here: pass this link on. It is shown only now.',
    done: 'Done',
    expires: 'Expires',
    expired: 'Expired',
    resend: 'New link',
    resendOf: (email: string) => `Make a new link for ${email}`,
    revoke: 'Take back',
    revokeOf: (email: string) => `Take back the invitation of ${email}`,
    revoked: (email: string) => `The invitation of ${email} is taken back`,
  },
  resets: {
    title: 'Waiting for a new password',
    description: 'They asked for a link. Pass it on in person.',
    mailed: 'Mailed',
  },
};
