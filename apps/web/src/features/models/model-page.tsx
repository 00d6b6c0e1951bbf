'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ApiError } from '@helix/client';
import {
  Badge,
  Button,
  ConfirmTyped,
  DataList,
  ErrorState,
  PageHeader,
  Section,
  SkeletonRows,
  useToast,
} from '@helix/ui';
import { providerFacts, type Model } from '@helix/contracts/models';
import { client } from '../../lib/browser-client.ts';
import { messageOf, requestIdOf } from '../../lib/error-message.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { useHasRole } from '../session/use-user.ts';
import { messages } from './messages.ts';
import { draftOf, type ModelDraft } from './model-draft.ts';
import { AccessFields, SettingsFields } from './model-fields.tsx';
import { PriceFields } from './price-fields.tsx';
import { priceInForce, priceText } from './model-price.ts';
import { modelQuery } from './model-queries.ts';
import { ModelTestPanel } from './model-test-panel.tsx';
import { ModelUsers } from './model-users.tsx';
import { useModelActions, useUpdateModel } from './use-model-actions.ts';

export function ModelPage({ modelId }: { modelId: string }) {
  const { data: model, error, refetch } = useQuery(modelQuery(client, modelId));
  const isAdmin = useHasRole('admin');
  if (error && !model) {
    return (
      <div className="flex-1 gutter py-5">
        <RequestFailed error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!model) {
    return (
      <div className="flex-1 gutter py-5">
        <SkeletonRows label={messages.loading} />
      </div>
    );
  }
  const mayChange = isAdmin && model.archivedAt === null;
  return (
    <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
      <ModelHeader model={model} mayChange={mayChange} />
      <div className="grid items-start gap-x-10 gap-y-8 gutter py-5 lg:grid-cols-[minmax(0,42rem)_minmax(16rem,1fr)]">
        <div className="grid gap-8">
          <ModelTestPanel model={model} mayTest={mayChange} />
          {mayChange ? <ModelForm key={model.id} model={model} /> : <ModelFacts model={model} />}
        </div>
        <ModelUsers model={model} />
      </div>
    </div>
  );
}

function ModelHeader({ model, mayChange }: { model: Model; mayChange: boolean }) {
  const { makeDefault, remove } = useModelActions(model);
  const [isAsking, setIsAsking] = useState(false);
  const router = useRouter();
  return (
    <PageHeader
      title={
        <span className="flex flex-wrap items-center gap-x-3">
          {model.displayName}
          {model.isDefault && <Badge tone="accent">{messages.default}</Badge>}
          {model.provider === 'simulated' && <Badge tone="busy">{messages.simulation}</Badge>}
        </span>
      }
      description={`${providerFacts[model.provider].name} · ${model.model}`}
      actions={
        mayChange && (
          <>
            {!model.isDefault && (
              <Button busy={makeDefault.isPending} onClick={() => makeDefault.mutate()}>
                {messages.makeDefault}
              </Button>
            )}
            <Button look="quiet" onClick={() => setIsAsking(true)}>
              {messages.remove}
            </Button>
            <ConfirmTyped
              open={isAsking}
              onOpenChange={setIsAsking}
              title={messages.removeTitle(model.displayName)}
              expected={model.displayName}
              confirmLabel={messages.remove}
              busy={remove.isPending}
              error={remove.isError ? messageOf(remove.error) : undefined}
              onConfirm={() =>
                remove.mutate(undefined, { onSuccess: () => router.push('/models') })
              }
            >
              {messages.removeText}
            </ConfirmTyped>
          </>
        )
      }
    />
  );
}

function ModelForm({ model }: { model: Model }) {
  const [base, setBase] = useState(model);
  const [draft, setDraft] = useState(() => draftOf(model));
  const update = useUpdateModel(model);
  const show = useToast();
  const onChange = (change: Partial<ModelDraft>) => setDraft((now) => ({ ...now, ...change }));
  const isDirty = JSON.stringify(draft) !== JSON.stringify(draftOf(base));
  // What others changed is shown as long as nothing was entered here.
  if (model.version > base.version && !isDirty) {
    setBase(model);
    setDraft(draftOf(model));
  }
  const isConflict =
    update.error instanceof ApiError && update.error.code === 'resource.version_conflict';
  return (
    <form
      aria-label={model.displayName}
      className="grid gap-8"
      onSubmit={(event) => {
        event.preventDefault();
        const version = isConflict ? model.version : base.version;
        update.mutate(
          { ...draft, version },
          {
            onSuccess(changed) {
              setBase(changed);
              setDraft(draftOf(changed));
              show(messages.form.saved(changed.displayName));
            },
          },
        );
      }}
    >
      <AccessFields draft={draft} onChange={onChange} model={model} />
      <Section title={messages.price.title} description={messages.price.description}>
        <PriceFields draft={draft} onChange={onChange} model={model} />
      </Section>
      <Section title={messages.form.settings}>
        <SettingsFields draft={draft} onChange={onChange} model={model} />
      </Section>
      {update.isError && (
        <ErrorState
          message={messageOf(update.error)}
          {...(isConflict && { fix: messages.form.changedMeanwhile })}
          requestId={requestIdOf(update.error)}
        />
      )}
      <div className="sticky bottom-0 flex bg-paper py-3">
        <Button type="submit" look="primary" disabled={!isDirty} busy={update.isPending}>
          {messages.form.save}
        </Button>
      </div>
    </form>
  );
}

function ModelFacts({ model }: { model: Model }) {
  const facts = messages.facts;
  return (
    <div className="grid gap-3">
      <DataList
        items={[
          { label: facts.provider, value: providerFacts[model.provider].name },
          { label: facts.model, value: model.model },
          {
            label: facts.key,
            value: model.apiKeyLastFour === null ? facts.noKey : messages.key(model.apiKeyLastFour),
          },
          { label: facts.price, value: priceText(priceInForce(model)) },
        ]}
      />
      <p className="text-sm text-soft">{messages.readOnly}</p>
    </div>
  );
}
