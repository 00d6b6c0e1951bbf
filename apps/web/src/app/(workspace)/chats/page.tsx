import type { Metadata } from 'next';
import { messages } from '../../../features/chats/messages.ts';
import { NoChat } from '../../../features/chats/no-chat.tsx';

export const metadata: Metadata = { title: messages.title };

export default function Chats() {
  return <NoChat />;
}
