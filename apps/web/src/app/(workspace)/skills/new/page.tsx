import type { Metadata } from 'next';
import { messages } from '../../../../features/skills/messages.ts';
import { NewSkillPage } from '../../../../features/skills/new-skill-page.tsx';
import { skillsQuery, skillTemplatesQuery } from '../../../../features/skills/skill-queries.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: messages.create.title };

export default function NewSkill() {
  return (
    <Prefetched
      load={(queries, client) => [
        queries.prefetchQuery(skillTemplatesQuery(client)),
        queries.prefetchQuery(skillsQuery(client)),
      ]}
    >
      <NewSkillPage />
    </Prefetched>
  );
}
