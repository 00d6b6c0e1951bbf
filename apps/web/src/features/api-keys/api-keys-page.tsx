'use client';

import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button, EmptyState, SegmentedControl } from '@helix/ui';
import { NotAnswered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { membersQuery } from '../members/member-queries.ts';
import { useHasRole } from '../session/use-user.ts';
import { SettingsPage } from '../settings/index.ts';
import { ApiKeyRow } from './api-key-row.tsx';
import { apiKeysQuery, type KeyOwners } from './api-key-queries.ts';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { messages } from './messages.ts';

export function ApiKeysPage() {
  const [of, setOf] = useState<KeyOwners>('me');
  const [isCreating, setIsCreating] = useState(false);
  const isAdmin = useHasRole('admin');
  const asked = useQuery(apiKeysQuery(client, of));
  const { data: keys } = asked;
  const { data: members = [] } = useQuery(membersQuery(client));
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const create = (
    <Button look="primary" onClick={() => setIsCreating(true)}>
      {messages.create}
    </Button>
  );
  return (
    <SettingsPage title={messages.title} description={messages.description} actions={create}>
      {isAdmin && (
        <SegmentedControl
          label={messages.whose}
          value={of}
          onValueChange={setOf}
          options={[
            { value: 'me', label: messages.mine },
            { value: 'everyone', label: messages.everyone },
          ]}
        />
      )}
      <NotAnswered asked={asked} />
      {keys?.length === 0 && (
        <EmptyState icon={<KeyRound />} title={messages.emptyTitle}>
          {messages.emptyText}
        </EmptyState>
      )}
      {keys !== undefined && keys.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {keys.map((key) => (
            <ApiKeyRow
              key={key.id}
              apiKey={key}
              {...(of === 'everyone' && { actsAs: names.get(key.memberId) })}
            />
          ))}
        </ul>
      )}
      {isCreating && <CreateKeyDialog onClose={() => setIsCreating(false)} />}
    </SettingsPage>
  );
}
