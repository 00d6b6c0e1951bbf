'use client';

import { useQuery } from '@tanstack/react-query';
import { EmptyState, PageHeader } from '@helix/ui';
import { client } from '../../../lib/browser-client.ts';
import { useUrlParams } from '../../../lib/use-url-params.ts';
import { useHasRole } from '../../session/use-user.ts';
import { agentTemplatesQuery } from '../agent-queries.ts';
import { messages } from '../messages.ts';
import { NewAgentForm } from './new-agent-form.tsx';
import { TemplateGallery } from './template-gallery.tsx';

const words = messages.create;

/** First who it could be, then what is to be different. */
export function NewAgentPage() {
  const [params, change] = useUrlParams();
  const { data } = useQuery(agentTemplatesQuery(client));
  const isAdmin = useHasRole('admin');
  const chosen = params.get('template');
  const template = data?.items.find(({ id }) => id === chosen);
  const isForm = chosen === 'scratch' || template !== undefined;
  return (
    <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
      <PageHeader title={words.title} description={words.description} />
      <div className="grid w-full max-w-5xl grid-cols-1 gap-5 gutter py-5">
        {!isAdmin && <EmptyState title={words.forReaders} />}
        {isAdmin && !isForm && (
          <TemplateGallery
            onChoose={(next) => change({ template: next === 'scratch' ? next : next.id })}
          />
        )}
        {isAdmin && isForm && (
          <NewAgentForm
            key={chosen}
            template={template}
            onBack={() => change({ template: undefined })}
          />
        )}
      </div>
    </div>
  );
}
