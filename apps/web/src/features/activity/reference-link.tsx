import Link from 'next/link';
import type { ActivityReference } from '@helix/contracts/activity';
import { messages } from './messages.ts';

/** Where the things have pages that a sentence may speak of. */
const pages: Readonly<Record<string, (id: string) => string>> = {
  task: (id) => `/tasks/${id}`,
  board: (id) => `/boards/${id}`,
  agent: (id) => `/agents/${id}`,
  skill: (id) => `/skills/${id}`,
  model: (id) => `/models/${id}`,
  run: (id) => `/runs/${id}`,
  chat: (id) => `/chats/${id}`,
};

export function ReferenceLink({ to }: { to: ActivityReference }) {
  if (to.label === null) return <span className="text-soft">{messages.gone}</span>;
  const page = to.id === null ? undefined : pages[to.kind]?.(to.id);
  const name = (
    <>
      {to.title === null ? (
        to.label
      ) : (
        <>
          <span className="font-mono text-[0.92em]">{to.label}</span> {to.title}
        </>
      )}
    </>
  );
  if (page === undefined) return <span className="font-medium">{name}</span>;
  return (
    <Link href={page} className="font-medium hover:underline touch:py-3">
      {name}
    </Link>
  );
}
