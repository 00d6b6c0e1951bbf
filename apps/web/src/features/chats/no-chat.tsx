'use client';

import { MessagesSquare } from 'lucide-react';
import { EmptyState } from '@helix/ui';
import { useHasRole } from '../session/use-user.ts';
import { StartChat } from './chats-layout.tsx';
import { messages } from './messages.ts';

/** Beside the list while none is chosen. */
export function NoChat() {
  const mayBegin = useHasRole('member');
  return (
    <EmptyState
      icon={<MessagesSquare />}
      title={messages.chooseTitle}
      text={messages.text}
      action={mayBegin && <StartChat />}
    />
  );
}
