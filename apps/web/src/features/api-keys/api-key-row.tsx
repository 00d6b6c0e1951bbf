'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge, Button, Dialog, useToast } from '@helix/ui';
import { revokeApiKey, type ApiKey } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { apiKeyKeys } from './api-key-queries.ts';
import { messages } from './messages.ts';

export function ApiKeyRow({ apiKey, actsAs }: { apiKey: ApiKey; actsAs?: string | undefined }) {
  const [isRevoking, setIsRevoking] = useState(false);
  const isExpired = apiKey.expiresAt !== null && Date.parse(apiKey.expiresAt) < Date.now();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <div className="grid min-w-0 flex-1 basis-64 gap-0.5">
        <span className="flex flex-wrap items-center gap-2 font-medium">
          {apiKey.name}
          <code className="font-mono text-sm font-normal text-soft">
            {messages.ending(apiKey.lastFour)}
          </code>
          {isExpired && <Badge tone="bad">{messages.expired}</Badge>}
        </span>
        <span className="text-sm text-soft">
          {apiKey.lastUsedAt === null ? (
            messages.never
          ) : (
            <>
              {messages.used} <RelativeTime at={apiKey.lastUsedAt} />
            </>
          )}
          {apiKey.expiresAt !== null && !isExpired && (
            <>
              {' '}
              · {messages.expiresAt} <RelativeTime at={apiKey.expiresAt} />
            </>
          )}
          {actsAs !== undefined && ` · ${messages.by(actsAs)}`}
        </span>
        <span className="text-sm text-soft">
          {apiKey.scopes.map((scope) => messages.scopeNames[scope]).join(' · ')}
        </span>
      </div>
      <Button
        look="quiet"
        aria-label={messages.revokeOf(apiKey.name)}
        onClick={() => setIsRevoking(true)}
      >
        {messages.revoke}
      </Button>
      {isRevoking && <RevokeDialog apiKey={apiKey} onClose={() => setIsRevoking(false)} />}
    </li>
  );
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const queries = useQueryClient();
  const show = useToast();
  const revoke = useMutation({
    mutationFn: () => client.call(revokeApiKey, { params: { apiKeyId: apiKey.id } }),
    onSuccess() {
      show(messages.revoked(apiKey.name));
      onClose();
    },
    onError: (error) => show(messageOf(error), 'bad'),
    onSettled: () => queries.invalidateQueries({ queryKey: apiKeyKeys.all }),
  });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={messages.revokeTitle(apiKey.name)}
      description={messages.revokeText}
      footer={
        <>
          <Button onClick={onClose}>{messages.cancel}</Button>
          <Button look="danger" busy={revoke.isPending} onClick={() => revoke.mutate()}>
            {messages.revoke}
          </Button>
        </>
      }
    />
  );
}
