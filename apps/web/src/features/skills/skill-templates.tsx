'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Button, buttonClass, Dialog, SkeletonRows, useToast } from '@helix/ui';
import { createSkillFromTemplate, type SkillTemplate } from '@helix/contracts/skills';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { Markdown } from '../markdown/index.ts';
import { messages } from './messages.ts';
import { applySkill } from './skill-patch.ts';
import { skillsQuery, skillTemplatesQuery } from './skill-queries.ts';

const words = messages.create;

export function SkillTemplates() {
  const { data, error, refetch } = useQuery(skillTemplatesQuery(client));
  const { data: skills } = useQuery(skillsQuery(client));
  if (error && !data) {
    return <RequestFailed error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <SkeletonRows label={messages.loading} className="h-24" />;
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(18rem,100%),1fr))] gap-3">
      {data.map((template) => (
        <li key={template.name}>
          <TemplateCard
            template={template}
            existingId={skills?.find(({ name }) => name === template.name)?.id}
          />
        </li>
      ))}
    </ul>
  );
}

function TemplateCard({
  template,
  existingId,
}: {
  template: SkillTemplate;
  existingId: string | undefined;
}) {
  const queries = useQueryClient();
  const router = useRouter();
  const show = useToast();
  const use = useMutation({
    mutationFn: () => client.call(createSkillFromTemplate, { body: { template: template.name } }),
    onSuccess(skill) {
      applySkill(queries, skill);
      show(words.made(skill.name));
      router.push(`/skills/${skill.id}`);
    },
    onError: (error) => show(words.failed(messageOf(error)), 'bad'),
  });
  return (
    <article className="grid h-full grid-rows-[auto_1fr_auto] gap-2 rounded-lg border border-line bg-raised p-3.5 shadow-sm">
      <h2 className="font-mono text-sm font-medium">{template.name}</h2>
      <div className="grid content-start gap-1">
        <p className="text-sm text-soft">{template.description}</p>
        {template.files.length > 0 && (
          <p className="text-xs text-soft">{words.files(template.files.join(', '))}</p>
        )}
      </div>
      <div className="flex items-center gap-2 pt-1">
        {existingId === undefined ? (
          <Button
            size="small"
            look="primary"
            aria-label={`${words.use} ${template.name}`}
            busy={use.isPending}
            onClick={() => use.mutate()}
          >
            {words.use}
          </Button>
        ) : (
          <Link href={`/skills/${existingId}`} className={buttonClass({ size: 'small' })}>
            {words.exists}
          </Link>
        )}
        <Dialog
          size="large"
          title={template.name}
          description={template.description}
          trigger={
            <Button size="small" look="quiet" aria-label={`${words.preview} ${template.name}`}>
              {words.preview}
            </Button>
          }
        >
          <Markdown text={template.body} />
        </Dialog>
      </div>
    </article>
  );
}
