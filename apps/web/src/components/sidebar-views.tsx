'use client';

import { useQuery } from '@tanstack/react-query';
import { Layers, Lock } from 'lucide-react';
import { client } from '../lib/browser-client.ts';
import { messages } from './messages.ts';
import { SidebarLink } from './sidebar-link.tsx';
import { SidebarSection } from './sidebar-section.tsx';
import { viewsQuery } from './view-queries.ts';

/** The views that one keeps, and those that are shared. */
export function SidebarViews() {
  const { data } = useQuery(viewsQuery(client));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <SidebarSection id="views" title={messages.sections.views}>
      {data.items.map(({ id, name, scope }) => (
        <SidebarLink
          key={id}
          href={`/views/${id}`}
          icon={<Layers aria-hidden className="size-4 shrink-0" />}
          end={
            scope === 'private' ? (
              <Lock aria-label={messages.onlyYou} className="size-3" />
            ) : undefined
          }
        >
          {name}
        </SidebarLink>
      ))}
    </SidebarSection>
  );
}
