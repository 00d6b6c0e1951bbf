import type { Metadata } from 'next';
import { messages } from '../../../../features/skills/messages.ts';
import { SkillPage } from '../../../../features/skills/skill-page.tsx';
import { skillFilesQuery, skillQuery } from '../../../../features/skills/skill-queries.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';

type SkillProps = { params: Promise<{ skillId: string }> };

export const metadata: Metadata = { title: messages.title };

export default async function Skill({ params }: SkillProps) {
  const { skillId } = await params;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchQuery(skillQuery(client, skillId)),
        queries.prefetchQuery(skillFilesQuery(client, skillId)),
      ]}
    >
      <SkillPage skillId={skillId} />
    </Prefetched>
  );
}
