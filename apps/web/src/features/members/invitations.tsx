'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge, Button, Dialog, useToast } from '@helix/ui';
import {
  resendInvitation,
  revokeInvitation,
  type Invitation,
  type SentInvitation,
} from '@helix/contracts/members';
import { NotAnswered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { SettingsPart } from '../settings/index.ts';
import { invitationsQuery, memberKeys } from './member-queries.ts';
import { messages } from './messages.ts';
import { SentLink } from './sent-link.tsx';

const text = messages.invitations;

export function Invitations() {
  const asked = useQuery(invitationsQuery(client));
  const { data: invitations } = asked;
  const [sent, setSent] = useState<SentInvitation>();
  return (
    <SettingsPart title={text.title} description={text.description}>
      <NotAnswered asked={asked} />
      {invitations?.length === 0 && <p className="text-soft">{text.none}</p>}
      {invitations !== undefined && invitations.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} onSent={setSent} />
          ))}
        </ul>
      )}
      {sent && (
        <Dialog
          open
          onOpenChange={(isOpen) => !isOpen && setSent(undefined)}
          title={text.sentTitle}
          description={sent.mailed ? text.mailed(sent.email) : text.notMailed}
        >
          <SentLink link={sent.link} />
        </Dialog>
      )}
    </SettingsPart>
  );
}

function InvitationRow({
  invitation,
  onSent,
}: {
  invitation: Invitation;
  onSent: (sent: SentInvitation) => void;
}) {
  const { id, email, role, status, expiresAt } = invitation;
  const queries = useQueryClient();
  const show = useToast();
  const readAgain = () => queries.invalidateQueries({ queryKey: memberKeys.invitations });
  const onError = (error: Error) => show(messageOf(error), 'bad');
  const params = { invitationId: id };
  const resend = useMutation({
    mutationFn: () => client.call(resendInvitation, { params, body: {} }),
    onSuccess: onSent,
    onError,
    onSettled: readAgain,
  });
  const revoke = useMutation({
    mutationFn: () => client.call(revokeInvitation, { params }),
    onSuccess: () => show(text.revoked(email)),
    onError,
    onSettled: readAgain,
  });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <span className="grid min-w-0 flex-1 basis-48">
        <span className="truncate font-medium">{email}</span>
        <span className="text-sm text-soft">
          {messages.roles[role].name} · {text.expires} <RelativeTime at={expiresAt} />
        </span>
      </span>
      {status === 'expired' && <Badge tone="bad">{text.expired}</Badge>}
      <span className="flex gap-2">
        <Button
          aria-label={text.resendOf(email)}
          busy={resend.isPending}
          onClick={() => resend.mutate()}
        >
          {text.resend}
        </Button>
        <Button
          look="quiet"
          aria-label={text.revokeOf(email)}
          busy={revoke.isPending}
          onClick={() => revoke.mutate()}
        >
          {text.revoke}
        </Button>
      </span>
    </li>
  );
}
