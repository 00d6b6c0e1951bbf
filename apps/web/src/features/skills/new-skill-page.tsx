'use client';

import { EmptyState, PageHeader, Tabs } from '@helix/ui';
import { useUrlParams } from '../../lib/use-url-params.ts';
import { useHasRole } from '../session/use-user.ts';
import { ImportSkills } from './import-skills.tsx';
import { messages } from './messages.ts';
import { NewSkillForm } from './new-skill-form.tsx';
import { SkillTemplates } from './skill-templates.tsx';

const words = messages.create;
const ways = ['templates', 'scratch', 'import'] as const;

/** From a template, from nothing, or from elsewhere. */
export function NewSkillPage() {
  const [params, change] = useUrlParams();
  const isAdmin = useHasRole('admin');
  const way = ways.find((known) => known === params.get('from')) ?? 'templates';
  return (
    <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
      <PageHeader title={words.title} description={messages.description} />
      <div className="w-full max-w-5xl gutter py-5">
        {isAdmin ? (
          <Tabs
            label={words.title}
            value={way}
            onValueChange={(next) => change({ from: next === 'templates' ? undefined : next })}
            tabs={[
              { value: 'templates', label: words.templates, content: <SkillTemplates /> },
              { value: 'scratch', label: words.scratch, content: <NewSkillForm /> },
              { value: 'import', label: words.import, content: <ImportSkills /> },
            ]}
          />
        ) : (
          <EmptyState title={words.forReaders} />
        )}
      </div>
    </div>
  );
}
