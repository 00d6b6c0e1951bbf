'use client';

import { useQuery } from '@tanstack/react-query';
import { Button, Field, Input, Section, Select, Textarea, useToast } from '@helix/ui';
import type { BoardForMe } from '@helix/contracts/structure';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { onSubmit } from '../../lib/on-submit.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { messages } from './messages.ts';
import { useUpdateBoard } from './use-board-changes.ts';

const words = messages.general;
type GeneralSectionProps = { board: BoardForMe; mayChange: boolean };

export function GeneralSection(props: GeneralSectionProps) {
  return (
    <Section title={words.title}>
      {/* What somebody else changes fills the form anew. */}
      <GeneralForm key={props.board.version} {...props} />
    </Section>
  );
}

function GeneralForm({ board, mayChange }: GeneralSectionProps) {
  const { data: overview } = useQuery(overviewQuery(client));
  const show = useToast();
  const update = useUpdateBoard(board);
  const save = (form: FormData) =>
    update.mutate(readBoard(form), { onSuccess: () => show(messages.saved, 'good') });
  return (
    <form className="grid gap-4" onSubmit={onSubmit(save)}>
      <fieldset disabled={!mayChange} className="grid gap-4 md:grid-cols-2">
        <Field label={words.name}>
          <Input name="name" required maxLength={100} defaultValue={board.name} />
        </Field>
        <Field label={words.key} hint={words.keyHint}>
          <Input readOnly value={board.key} className="font-mono" />
        </Field>
        <Field label={words.department}>
          <Select name="departmentId" defaultValue={board.departmentId}>
            {overview?.departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.archiveDone} hint={words.archiveDoneHint}>
          <Input
            name="archiveDoneAfterDays"
            type="number"
            min={1}
            max={3650}
            defaultValue={board.archiveDoneAfterDays ?? ''}
          />
        </Field>
        <Field label={words.description} hint={words.descriptionHint} className="md:col-span-2">
          <Textarea
            name="description"
            rows={3}
            maxLength={5000}
            defaultValue={board.description}
            className="field-sizing-content"
          />
        </Field>
      </fieldset>
      {update.isError && <RequestFailed error={update.error} />}
      {mayChange && (
        <Button type="submit" look="primary" busy={update.isPending} className="justify-self-start">
          {messages.save}
        </Button>
      )}
    </form>
  );
}

function readBoard(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const days = text('archiveDoneAfterDays');
  return {
    name: text('name'),
    departmentId: text('departmentId'),
    description: text('description'),
    archiveDoneAfterDays: days === '' ? null : Number(days),
  };
}
