'use client';

import { useQuery } from '@tanstack/react-query';
import { CopyButton } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { SettingsPart } from '../settings/index.ts';
import { passwordResetsQuery } from './member-queries.ts';
import { messages } from './messages.ts';

const text = messages.resets;

export function PasswordResets() {
  const { data: resets = [] } = useQuery(passwordResetsQuery(client));
  if (resets.length === 0) return null;
  return (
    <SettingsPart title={text.title} description={text.description}>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {resets.map(({ id, name, email, link, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 px-4 py-3">
            <span className="grid min-w-0 flex-1">
              <span className="font-medium">{name}</span>
              <span className="text-sm text-soft">
                {email} · <RelativeTime at={createdAt} />
              </span>
            </span>
            {link === null ? (
              <span className="text-soft">{text.mailed}</span>
            ) : (
              <CopyButton text={link} />
            )}
          </li>
        ))}
      </ul>
    </SettingsPart>
  );
}
