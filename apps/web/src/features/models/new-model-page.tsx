'use client';

import { ArrowLeft } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Badge, Button, EmptyState, PageHeader, Section, useToast } from '@helix/ui';
import { providerFacts, providers, type Provider } from '@helix/contracts/models';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { useUrlParams } from '../../lib/use-url-params.ts';
import { useHasRole } from '../session/use-user.ts';
import { messages } from './messages.ts';
import { newDraft, type ModelDraft } from './model-draft.ts';
import { AccessFields, SettingsFields } from './model-fields.tsx';
import { PriceFields } from './price-fields.tsx';
import { ProviderGallery } from './provider-gallery.tsx';
import { suggestedModels } from './provider-guide.ts';
import { useCreateModel } from './use-model-actions.ts';

const words = messages.create;

/** First whose model it is, then what that provider needs to know. */
export function NewModelPage() {
  const [params, change] = useUrlParams();
  const isAdmin = useHasRole('admin');
  const provider = providers.find((known) => known === params.get('provider'));
  return (
    <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
      <PageHeader
        title={words.title}
        description={provider ? providerFacts[provider].name : words.description}
      />
      <div className="grid w-full max-w-5xl gap-5 gutter py-5">
        {!isAdmin && <EmptyState title={words.forReaders} />}
        {isAdmin && !provider && (
          <ProviderGallery onChoose={(chosen) => change({ provider: chosen })} />
        )}
        {isAdmin && provider && (
          <NewModelForm
            key={provider}
            provider={provider}
            onBack={() => change({ provider: undefined })}
          />
        )}
      </div>
    </div>
  );
}

function startOf(provider: Provider): ModelDraft {
  const [model = ''] = suggestedModels(provider);
  return newDraft(provider, model, provider === 'simulated' ? words.simulatedName : model);
}

function NewModelForm({ provider, onBack }: { provider: Provider; onBack: () => void }) {
  const [draft, setDraft] = useState(() => startOf(provider));
  const create = useCreateModel();
  const router = useRouter();
  const show = useToast();
  const onChange = (next: Partial<ModelDraft>) =>
    setDraft((now) => {
      // The name follows the model until somebody gives it one of its own.
      const follows = next.model !== undefined && now.displayName === now.model;
      return { ...now, ...next, ...(follows && { displayName: next.model ?? '' }) };
    });
  return (
    <form
      aria-label={words.title}
      className="grid max-w-3xl gap-7"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(draft, {
          onSuccess(model) {
            show(words.added(model.displayName));
            router.push(`/models/${model.id}?test=now`);
          },
        });
      }}
    >
      <Button
        look="quiet"
        className="justify-self-start"
        icon={<ArrowLeft aria-hidden />}
        onClick={onBack}
      >
        {words.back}
      </Button>
      {provider === 'simulated' && (
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-soft">
          <Badge tone="busy" look="soft">
            {messages.simulation}
          </Badge>
          {words.simulationText}
        </p>
      )}
      <AccessFields draft={draft} onChange={onChange} />
      <Section title={messages.price.title} description={messages.price.description}>
        <PriceFields draft={draft} onChange={onChange} />
      </Section>
      <Section title={messages.form.settings}>
        <SettingsFields draft={draft} onChange={onChange} />
      </Section>
      {create.isError && <RequestFailed error={create.error} />}
      <div className="sticky bottom-0 flex bg-paper py-3">
        <Button type="submit" look="primary" busy={create.isPending}>
          {words.submitAndTest}
        </Button>
      </div>
    </form>
  );
}
