import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { messages } from '../../../../features/skills/messages.ts';
import { SkillPage } from '../../../../features/skills/skill-page.tsx';
import { skillFilesQuery, skillQuery } from '../../../../features/skills/skill-queries.ts';
import { createServerQueries } from '../../../../lib/server-queries.ts';
import { orLeave, serverClient } from '../../../../lib/server-client.ts';

type SkillProps = { params: Promise<{ skillId: string }> };

export const metadata: Metadata = { title: messages.title };

export default async function Skill({ params }: SkillProps) {
  const { skillId } = await params;
  const queries = createServerQueries();
  const client = await serverClient();
  await Promise.all([
    orLeave(queries.fetchQuery(skillQuery(client, skillId))),
    queries.prefetchQuery(skillFilesQuery(client, skillId)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <SkillPage skillId={skillId} />
    </HydrationBoundary>
  );
}
