'use client';

import Link from 'next/link';
import { inboxViews, type InboxView } from './inbox-view.ts';
import { messages } from './messages.ts';

/** Each view has an address of its own. */
export function InboxTabs({ view }: { view: InboxView }) {
  return (
    <nav aria-label={messages.show} className="overflow-x-auto px-2 [scrollbar-width:none]">
      <ul className="flex gap-0.5 pb-2">
        {inboxViews.map((id) => (
          <li key={id}>
            <Link
              href={id === 'inbox' ? '/inbox' : `/inbox?show=${id}`}
              aria-current={id === view ? 'page' : undefined}
              className="flex min-h-7 items-center rounded-md px-2 text-xs font-medium whitespace-nowrap text-soft -outline-offset-1 hover:text-ink aria-[current]:bg-hover aria-[current]:text-ink touch:min-h-11"
            >
              {messages.views[id]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
