'use client';

import { useQuery } from '@tanstack/react-query';
import { SavedViewLinks, savedViewsQuery } from '../features/saved-views/index.ts';
import { client } from '../lib/browser-client.ts';
import { messages } from './messages.ts';
import { SidebarSection } from './sidebar-section.tsx';

/** The views that one keeps, and those that are shared. */
export function SidebarViews() {
  const { data: views } = useQuery(savedViewsQuery(client));
  if (views === undefined || views.length === 0) return null;
  return (
    <SidebarSection id="views" title={messages.sections.views}>
      <SavedViewLinks />
    </SidebarSection>
  );
}
