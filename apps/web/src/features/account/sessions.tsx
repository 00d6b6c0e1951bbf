'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge, Button, useToast } from '@helix/ui';
import { revokeOtherSessions, revokeSession, type Session } from '@helix/contracts/identity';
import { NotAnswered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { SettingsPart } from '../settings/index.ts';
import { accountKeys, sessionsQuery } from './account-queries.ts';
import { messages } from './messages.ts';

const text = messages.sessions;

export function Sessions() {
  const asked = useQuery(sessionsQuery(client));
  const end = useEndSessions();
  const { data } = asked;
  if (!data) return <NotAnswered asked={asked} />;
  return (
    <SettingsPart title={text.title} description={text.description}>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {data.items.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
            <div className="grid min-w-0 flex-1">
              <span className="flex items-center gap-2 font-medium">
                {session.device}
                {session.current && <Badge tone="good">{text.current}</Badge>}
              </span>
              <span className="text-sm text-soft">
                {text.lastUsed} <RelativeTime at={session.lastUsedAt} /> · {text.from(session.ip)}
              </span>
            </div>
            {!session.current && (
              <Button aria-label={text.endOf(session.device)} onClick={() => end.mutate(session)}>
                {text.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {data.items.length > 1 && (
        <Button
          look="danger"
          className="justify-self-start"
          busy={end.isPending && end.variables === 'others'}
          onClick={() => end.mutate('others')}
        >
          {text.endOthers}
        </Button>
      )}
    </SettingsPart>
  );
}

function useEndSessions() {
  const queries = useQueryClient();
  const show = useToast();
  return useMutation({
    async mutationFn(which: Session | 'others') {
      if (which === 'others') await client.call(revokeOtherSessions, {});
      else await client.call(revokeSession, { params: { sessionId: which.id } });
    },
    onSuccess: (_, which) => show(which === 'others' ? text.othersEnded : text.ended),
    onError: (error) => show(messageOf(error), 'bad'),
    onSettled: () => queries.invalidateQueries({ queryKey: accountKeys.sessions }),
  });
}
