'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { buttonClass, Field, Input } from '@helix/ui';
import { createOrganization, switchOrganization } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { messages } from './messages.ts';
import { StepForm } from './step-form.tsx';

const text = messages.another;

/** For the owner of the instance, who goes on in it at once. */
export function NewOrganization() {
  const create = useMutation({
    async mutationFn(name: string) {
      const { id } = await client.call(createOrganization, { body: { name } });
      await client.call(switchOrganization, { body: { organizationId: id } });
    },
    // A full load: everything that is cached belongs to the one that is left.
    onSuccess: () => window.location.assign('/welcome'),
  });
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-md content-center gap-6 px-5 py-10">
      <h1 className="text-2xl font-semibold">{messages.product}</h1>
      <StepForm
        title={text.title}
        text={text.text}
        submitLabel={text.create}
        isBusy={create.isPending || create.isSuccess}
        error={create.error}
        onSend={(form) => create.mutate(String(form.get('name') ?? ''))}
      >
        <Field label={text.name}>
          <Input name="name" required maxLength={100} autoFocus />
        </Field>
      </StepForm>
      <Link href="/" className={`${buttonClass({ look: 'quiet' })} justify-self-start`}>
        {text.back}
      </Link>
    </main>
  );
}
