'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Field, Input, Select, Textarea } from '@helix/ui';
import type { Run } from '@helix/contracts/runs';
import { createTask, executeTask } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { messages } from './messages.ts';
import { anyRunKey } from './onboarding-queries.ts';
import { StepForm } from './step-form.tsx';

const text = messages.task;

export function TaskStep({ onStarted }: { onStarted: (run: Run) => void }) {
  const queries = useQueryClient();
  const { data: overview } = useQuery(overviewQuery(client));
  const { data: agents } = useQuery(agentsQuery(client));
  const boardId = overview?.boards.at(-1)?.id;
  const start = useMutation({
    async mutationFn(form: FormData) {
      const task = await client.call(createTask, {
        body: {
          boardId: boardId ?? '',
          title: String(form.get('title') ?? ''),
          description: String(form.get('description') ?? ''),
          agentId: String(form.get('agentId') ?? ''),
        },
      });
      return client.call(executeTask, { params: { taskId: task.id }, body: {} });
    },
    onSuccess(run) {
      onStarted(run);
      void queries.invalidateQueries({ queryKey: anyRunKey });
    },
  });
  return (
    <StepForm
      title={text.title}
      text={text.text}
      submitLabel={text.start}
      isBusy={start.isPending}
      isReady={boardId !== undefined}
      error={start.error}
      onSend={start.mutate}
    >
      <Field label={text.name}>
        <Input name="title" required maxLength={500} defaultValue={text.nameDefault} />
      </Field>
      <Field label={text.description}>
        <Textarea name="description" rows={3} defaultValue={text.descriptionDefault} />
      </Field>
      <Field label={text.agent}>
        <Select name="agentId">
          {agents?.items.map(({ id, name, role }) => (
            <option key={id} value={id}>
              {name} · {role}
            </option>
          ))}
        </Select>
      </Field>
    </StepForm>
  );
}
