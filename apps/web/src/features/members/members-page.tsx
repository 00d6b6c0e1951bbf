'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useDeferredValue, useState } from 'react';
import { Button, Input } from '@helix/ui';
import type { Member } from '@helix/contracts/members';
import { NotAnswered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { useHasRole } from '../session/use-user.ts';
import { SettingsPage } from '../settings/index.ts';
import { FormerMembers } from './former-members.tsx';
import { Invitations } from './invitations.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberRow } from './member-row.tsx';
import { membersQuery } from './member-queries.ts';
import { messages } from './messages.ts';
import { PasswordResets } from './password-resets.tsx';

export function MembersPage() {
  const asked = useQuery(membersQuery(client));
  const { data: members = [] } = asked;
  const mayManage = useHasRole('admin');
  const [isInviting, setIsInviting] = useState(useSearchParams().has('invite'));
  const [search, setSearch] = useState('');
  const found = members.filter(isCalled(useDeferredValue(search)));
  return (
    <SettingsPage
      title={messages.title}
      description={messages.description}
      actions={
        mayManage && (
          <Button look="primary" onClick={() => setIsInviting(true)}>
            {messages.invite}
          </Button>
        )
      }
    >
      <div className="grid gap-3">
        {members.length > 8 && (
          <Input
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            placeholder={messages.search}
            aria-label={messages.search}
            className="max-w-xs"
          />
        )}
        <NotAnswered asked={asked} />
        {found.length === 0 && search !== '' && <p className="text-soft">{messages.noMatch}</p>}
        <ul className="divide-y divide-line rounded-lg border border-line">
          {found.map((member) => (
            <MemberRow key={member.id} member={member} members={members} />
          ))}
        </ul>
      </div>
      {mayManage && <Invitations />}
      {mayManage && <PasswordResets />}
      <FormerMembers />
      {mayManage && <InviteDialog isOpen={isInviting} onClose={() => setIsInviting(false)} />}
    </SettingsPage>
  );
}

function isCalled(search: string) {
  const words = search.trim().toLowerCase();
  return ({ name, email }: Member) => `${name} ${email}`.toLowerCase().includes(words);
}
