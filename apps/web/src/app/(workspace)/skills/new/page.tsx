import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { messages } from '../../../../features/skills/messages.ts';
import { NewSkillPage } from '../../../../features/skills/new-skill-page.tsx';
import { skillsQuery, skillTemplatesQuery } from '../../../../features/skills/skill-queries.ts';
import { createServerQueries } from '../../../../lib/server-queries.ts';
import { serverClient } from '../../../../lib/server-client.ts';

export const metadata: Metadata = { title: messages.create.title };

export default async function NewSkill() {
  const queries = createServerQueries();
  const client = await serverClient();
  await Promise.all([
    queries.prefetchQuery(skillTemplatesQuery(client)),
    queries.prefetchQuery(skillsQuery(client)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <NewSkillPage />
    </HydrationBoundary>
  );
}
