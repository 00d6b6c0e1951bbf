import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { messages } from '../../../features/skills/messages.ts';
import { archivedSkillsQuery, skillsQuery } from '../../../features/skills/skill-queries.ts';
import { SkillsPage } from '../../../features/skills/skills-page.tsx';
import { createServerQueries } from '../../../lib/server-queries.ts';
import { serverClient } from '../../../lib/server-client.ts';

export const metadata: Metadata = { title: messages.title };

type SkillsProps = { searchParams: Promise<{ show?: string | string[] }> };

export default async function Skills({ searchParams }: SkillsProps) {
  const queries = createServerQueries();
  const client = await serverClient();
  const { show } = await searchParams;
  await queries.prefetchQuery(skillsQuery(client));
  if (show === 'archived') await queries.prefetchQuery(archivedSkillsQuery(client));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <SkillsPage />
    </HydrationBoundary>
  );
}
