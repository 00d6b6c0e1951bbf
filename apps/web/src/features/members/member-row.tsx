'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Avatar, Badge, Button, useToast } from '@helix/ui';
import { roles } from '@helix/contracts';
import { updateMember, type Member } from '@helix/contracts/members';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useHasRole, useUser } from '../session/use-user.ts';
import { memberKeys, membersQuery } from './member-queries.ts';
import { messages } from './messages.ts';
import { RemoveMemberDialog } from './remove-member-dialog.tsx';
import { RoleSelect } from './role-select.tsx';

export function MemberRow({ member, members }: { member: Member; members: readonly Member[] }) {
  const user = useUser();
  const isAdmin = useHasRole('admin');
  const isSelf = member.id === user.memberId;
  const mayManage = isAdmin && roles.indexOf(member.role) <= roles.indexOf(user.role);
  const [isRemoving, setIsRemoving] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <Avatar name={member.name} />
      <div className="grid min-w-0 flex-1 basis-48">
        <span className="flex items-center gap-2 font-medium">
          <span className="truncate">{member.name}</span>
          {isSelf && <Badge tone="soft">{messages.you}</Badge>}
          {member.totpEnabled && (
            <ShieldCheck size={14} className="text-good" role="img" aria-label={messages.totpOn} />
          )}
        </span>
        <span className="truncate text-sm text-soft">{member.email}</span>
      </div>
      {mayManage ? (
        <RoleOf member={member} upTo={user.role} />
      ) : (
        <span className="text-sm text-soft">{messages.roles[member.role].name}</span>
      )}
      {mayManage && (
        <Button
          look="quiet"
          className={isSelf ? 'invisible' : ''}
          aria-label={messages.removeOf(member.name)}
          onClick={() => setIsRemoving(true)}
        >
          {messages.remove}
        </Button>
      )}
      {isRemoving && (
        <RemoveMemberDialog
          member={member}
          others={members.filter(({ id }) => id !== member.id)}
          onClose={() => setIsRemoving(false)}
        />
      )}
    </li>
  );
}

function RoleOf({ member, upTo }: { member: Member; upTo: Member['role'] }) {
  const queries = useQueryClient();
  const show = useToast();
  const change = useMutation({
    mutationFn: (role: Member['role']) =>
      client.call(updateMember, {
        params: { memberId: member.id },
        body: { role, version: member.version },
      }),
    onMutate: (role) => place(queries, { ...member, role }),
    onSuccess(saved) {
      place(queries, saved);
      show(messages.roleChanged(saved.name, messages.roles[saved.role].name));
    },
    onError(error) {
      place(queries, member);
      void queries.invalidateQueries({ queryKey: memberKeys.all });
      show(messageOf(error), 'bad');
    },
  });
  return (
    <RoleSelect
      upTo={upTo}
      aria-label={messages.roleOf(member.name)}
      title={messages.roles[member.role].may}
      className="max-w-32"
      value={member.role}
      disabled={change.isPending}
      onChange={(event) => {
        const role = roles.find((known) => known === event.target.value);
        if (role) change.mutate(role);
      }}
    />
  );
}

function place(queries: ReturnType<typeof useQueryClient>, member: Member): void {
  queries.setQueryData(membersQuery(client).queryKey, (members) =>
    members?.map((known) => (known.id === member.id ? member : known)),
  );
}
