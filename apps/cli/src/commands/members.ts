import { Option, type Command } from 'commander';
import { roles, type Role } from '@helix/contracts';
import {
  createInvitation,
  listInvitations,
  listMembers,
  removeMember,
  revokeInvitation,
  updateMember,
  type Invitation,
  type Member,
} from '@helix/contracts/members';
import type { Column } from '../output/table.ts';
import { confirm } from '../profile/prompt.ts';
import { readPage, withPageOptions, type PageOptions } from '../remote/page.ts';
import { onServer } from '../remote/remote-command.ts';
import { findBoard, findMember } from '../remote/resolve.ts';

const memberColumns: readonly Column<Member>[] = [
  { title: 'name', value: ({ name }) => name, shrinks: true },
  { title: 'e-mail', value: ({ email }) => email },
  { title: 'role', value: ({ role }) => role },
  { title: '2nd factor', value: ({ totpEnabled }) => (totpEnabled ? 'yes' : 'no') },
  { title: 'id', value: ({ id }) => id, plainOnly: true },
];
const invitationColumns: readonly Column<Invitation>[] = [
  { title: 'e-mail', value: ({ email }) => email },
  { title: 'role', value: ({ role }) => role },
  { title: 'status', value: ({ status }) => status },
  { title: 'expires', value: ({ expiresAt }) => expiresAt },
  { title: 'id', value: ({ id }) => id },
];
const memberArgument = ['<member>', 'by address, name or id'] as const;

export function addMemberCommands(program: Command): void {
  const members = program.command('members').description('the people of the organization');
  addList(members);
  addInvite(members);
  addRole(members);
  addRemove(members);
}

function addList(members: Command): void {
  onServer(
    withPageOptions(
      members
        .command('list')
        .argument('[words]', 'part of a name or an address')
        .description('list the people of the organization, oldest first'),
    ),
    async ({ client, out }, words: string | undefined, options: PageOptions) => {
      const page = await readPage(options, (query) =>
        client.call(listMembers, { query: { ...query, ...(words !== undefined && { q: words }) } }),
      );
      out.rows(page, memberColumns, 'There is nobody like that.');
    },
  );
}

function addInvite(members: Command): void {
  onServer(
    members
      .command('invite')
      .argument('<address>')
      .description('invite a person')
      .addOption(new Option('--role <role>').choices(roles).default('member'))
      .option('--board <boards...>', 'boards they may work on from the start'),
    async ({ client, out }, email: string, options: { role: Role; board?: string[] }) => {
      const boards = await Promise.all(
        (options.board ?? []).map((named) => findBoard(client, named)),
      );
      const boardIds = boards.map(({ id }) => id);
      const sent = await client.call(createInvitation, {
        body: { email, role: options.role, boardIds },
      });
      const how = sent.mailed ? `A mail with this link is on its way` : 'Pass this link on';
      out.done(sent, `Invited ${sent.email} as ${sent.role}. ${how}:\n${sent.link}`, sent.link);
    },
  );
  onServer(
    withPageOptions(
      members.command('invitations').description('list invitations that nobody has taken up yet'),
    ),
    async ({ client, out }, options: PageOptions) => {
      const page = await readPage(options, (query) => client.call(listInvitations, { query }));
      out.rows(page, invitationColumns, 'There is no open invitation.');
    },
  );
  onServer(
    members
      .command('uninvite')
      .argument('<invitation>', 'its id')
      .description('take an invitation back'),
    async ({ client, out }, invitationId: string) => {
      const invitation = await client.call(revokeInvitation, { params: { invitationId } });
      out.done(invitation, `The invitation of ${invitation.email} is no longer good.`);
    },
  );
}

function addRole(members: Command): void {
  onServer(
    members
      .command('role')
      .argument(...memberArgument)
      .argument('<role>', roles.join(', '))
      .description("change a member's role"),
    async ({ client, out }, named: string, wanted: string) => {
      const { id: memberId, version } = await findMember(client, named);
      const role = roles.find((each) => each === wanted);
      const member = await client.call(updateMember, {
        params: { memberId },
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server names the roles when it is none
        body: { role: role ?? (wanted as Role), version },
      });
      out.done(member, `${member.name} is ${member.role} now.`, member.id);
    },
  );
}

function addRemove(members: Command): void {
  onServer(
    members
      .command('remove')
      .argument(...memberArgument)
      .description('take a person out of the organization')
      .option('--hand-over-to <member>', 'who gets their open tasks')
      .option('--yes', 'do not ask'),
    async ({ client, out }, named: string, options: { handOverTo?: string; yes?: true }) => {
      const member = await findMember(client, named);
      if (!options.yes) {
        await confirm(`${member.name} loses access to the organization.`, member.email);
      }
      const heir = options.handOverTo;
      const answer = await client.call(removeMember, {
        params: { memberId: member.id },
        body: { handOverTo: heir === undefined ? null : (await findMember(client, heir)).id },
      });
      const passedOn =
        heir === undefined ? '' : ` ${answer.tasksHandedOver} tasks went to ${heir}.`;
      out.done(answer, `${member.name} was removed.${passedOn}`, member.id);
    },
  );
}
