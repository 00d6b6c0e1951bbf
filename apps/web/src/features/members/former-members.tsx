'use client';

import { useQuery } from '@tanstack/react-query';
import { client } from '../../lib/browser-client.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { formerMembersQuery } from './member-queries.ts';
import { messages } from './messages.ts';

export function FormerMembers() {
  const { data: members = [] } = useQuery(formerMembersQuery(client));
  if (members.length === 0) return null;
  return (
    <details className="border-t border-line pt-6">
      <summary className="text-sm text-soft">
        {messages.former} ({members.length})
      </summary>
      <ul className="mt-3 divide-y divide-line rounded-lg border border-line">
        {members.map(({ id, name, email, removedAt }) => (
          <li key={id} className="flex flex-wrap justify-between gap-2 px-4 py-2 text-soft">
            <span>
              {name} · {email}
            </span>
            {removedAt !== null && (
              <span className="text-sm">
                {messages.left} <RelativeTime at={removedAt} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
