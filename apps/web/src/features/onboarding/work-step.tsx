'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Field, Input, RadioGroup } from '@helix/ui';
import { createBoard, createDepartment } from '@helix/contracts/structure';
import { client } from '../../lib/browser-client.ts';
import { boardKeys, overviewQuery } from '../boards/board-queries.ts';
import { messages } from './messages.ts';
import { boardTemplatesQuery } from './onboarding-queries.ts';
import { StepForm } from './step-form.tsx';

const text = messages.work;

type WorkStepProps = { onCreated: (boardTemplateId: string) => void };

export function WorkStep({ onCreated }: WorkStepProps) {
  const queries = useQueryClient();
  const { data: templates } = useQuery(boardTemplatesQuery(client));
  const { data: overview } = useQuery(overviewQuery(client));
  const [templateId, setTemplateId] = useState('standard');
  const chosen = templates?.items.find(({ id }) => id === templateId);
  const create = useMutation({
    async mutationFn(form: FormData) {
      const name = String(form.get('department') ?? '').trim();
      // Made by a try before this one, or by somebody else.
      const known = overview?.departments.find((department) => department.name === name);
      const { id } = known ?? (await client.call(createDepartment, { body: { name } }));
      const board = String(form.get('board') ?? '');
      return client.call(createBoard, {
        body: { name: board, departmentId: id, templateId, defaultPermission: 'create' },
      });
    },
    onSuccess: () => onCreated(templateId),
    onSettled: () => queries.invalidateQueries({ queryKey: boardKeys.overview }),
  });
  return (
    <StepForm
      title={text.title}
      text={text.text}
      submitLabel={text.create}
      isBusy={create.isPending}
      error={create.error}
      onSend={create.mutate}
    >
      {templates && (
        <RadioGroup
          label={text.template}
          value={templateId}
          onValueChange={setTemplateId}
          options={templates.items.map(({ id, name, description, columns }) => ({
            value: id,
            label: name,
            hint:
              id === templateId ? text.columns(columns.map((column) => column.name)) : description,
          }))}
        />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={text.department}>
          <Input name="department" required maxLength={100} defaultValue={text.departmentDefault} />
        </Field>
        <Field label={text.board}>
          <Input
            key={chosen?.id}
            name="board"
            required
            maxLength={100}
            defaultValue={templateId === 'standard' ? text.boardDefault : chosen?.name}
          />
        </Field>
      </div>
    </StepForm>
  );
}
