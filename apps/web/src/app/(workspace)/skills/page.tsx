import type { Metadata } from 'next';
import { messages } from '../../../features/skills/messages.ts';
import { archivedSkillsQuery, skillsQuery } from '../../../features/skills/skill-queries.ts';
import { SkillsPage } from '../../../features/skills/skills-page.tsx';
import { Prefetched } from '../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: messages.title };

type SkillsProps = { searchParams: Promise<{ show?: string | string[] }> };

export default async function Skills({ searchParams }: SkillsProps) {
  const { show } = await searchParams;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.prefetchQuery(skillsQuery(client)),
        show === 'archived' && queries.prefetchQuery(archivedSkillsQuery(client)),
      ]}
    >
      <SkillsPage />
    </Prefetched>
  );
}
