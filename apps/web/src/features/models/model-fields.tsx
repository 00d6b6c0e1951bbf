'use client';

import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { Checkbox, CodeBlock, Collapsible, Field, Input, Select } from '@helix/ui';
import { providerFacts } from '@helix/contracts/models';
import { allowSetting, isPrivateAddress } from './private-address.ts';
import { FallbackFields } from './fallback-fields.tsx';
import { messages } from './messages.ts';
import { limitBounds, type LimitName } from './model-draft.ts';
import type { ModelPartProps } from './model-part.ts';
import { keyPages, suggestedModels } from './provider-guide.ts';

const words = messages.form;

/** Exactly what this provider needs. */
export function AccessFields({ draft, onChange, model }: ModelPartProps) {
  const suggestions = useId();
  const suggested = suggestedModels(draft.provider);
  const isSimulated = draft.provider === 'simulated';
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={words.model}
          hint={suggested.length > 1 ? words.modelSuggested : words.modelHint}
        >
          <Input
            required
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            list={suggestions}
            value={draft.model}
            onChange={(event) => onChange({ model: event.target.value })}
          />
        </Field>
        <datalist id={suggestions}>
          {suggested.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field label={words.displayName} hint={words.displayNameHint}>
          <Input
            required
            maxLength={100}
            autoComplete="off"
            value={draft.displayName}
            onChange={(event) => onChange({ displayName: event.target.value })}
          />
        </Field>
      </div>
      {!isSimulated && (
        <>
          <KeyField draft={draft} onChange={onChange} model={model} />
          <AddressField draft={draft} onChange={onChange} />
        </>
      )}
    </div>
  );
}

function KeyField({ draft, onChange, model }: ModelPartProps) {
  const { needsKey } = providerFacts[draft.provider];
  const page = keyPages[draft.provider];
  const kept = model?.apiKeyLastFour ?? null;
  const isCopilot = draft.provider === 'github-copilot';
  const isRequired = needsKey && kept === null && draft.baseUrl.trim() === '';
  const about = isCopilot ? words.copilotHint : needsKey ? words.keyHint : words.keyOptional;
  return (
    <div className="grid gap-2">
      <Field
        label={isCopilot ? words.copilotKey : words.apiKey}
        hint={
          <>
            {kept === null ? about : words.keyKept(kept)}{' '}
            {page !== undefined && (
              <>
                {words.keyPage}{' '}
                <a href={page} target="_blank" rel="noreferrer" className="text-accent underline">
                  {new URL(page).hostname}
                </a>
              </>
            )}
          </>
        }
      >
        <Input
          type="password"
          maxLength={2_000}
          autoComplete="new-password"
          spellCheck={false}
          required={isRequired}
          disabled={draft.isKeyRemoved}
          value={draft.apiKey}
          onChange={(event) => onChange({ apiKey: event.target.value })}
        />
      </Field>
      {kept !== null && (
        <Checkbox
          label={words.removeKey}
          checked={draft.isKeyRemoved}
          onCheckedChange={(isKeyRemoved) => onChange({ isKeyRemoved, apiKey: '' })}
        />
      )}
    </div>
  );
}

function AddressField({ draft, onChange }: ModelPartProps) {
  const { baseUrl } = providerFacts[draft.provider];
  const entered = draft.baseUrl.trim();
  const address = entered === '' ? (baseUrl ?? '') : entered;
  return (
    <div className="grid gap-2">
      <Field
        label={words.baseUrl}
        hint={baseUrl === null ? words.baseUrlHint : words.baseUrlDefault(baseUrl)}
      >
        <Input
          type="url"
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          required={baseUrl === null}
          placeholder={baseUrl ?? ''}
          value={draft.baseUrl}
          onChange={(event) => onChange({ baseUrl: event.target.value })}
        />
      </Field>
      {isPrivateAddress(address) && <PrivateAddressHint address={address} />}
    </div>
  );
}

export function PrivateAddressHint({ address }: { address: string }) {
  return (
    <div className="flex gap-2.5 rounded-lg border border-line border-l-2 border-l-busy bg-raised p-3 text-sm">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-busy" />
      <div className="grid min-w-0 gap-1.5">
        <p className="font-medium">{words.privateTitle}</p>
        <p className="text-soft">{words.privateText}</p>
        <CodeBlock label={words.privateTitle} code={allowSetting(address)} />
      </div>
    </div>
  );
}

const reasonings = ['follow', 'none', 'low', 'medium', 'high'] as const;

export function SettingsFields({ draft, onChange, model }: ModelPartProps) {
  return (
    <div className="grid gap-5">
      <Field label={words.reasoning} hint={words.reasoningHint} className="max-w-xs">
        <Select
          value={draft.reasoning}
          onChange={(event) => {
            const reasoning = reasonings.find((known) => known === event.target.value);
            if (reasoning) onChange({ reasoning });
          }}
        >
          {reasonings.map((value) => (
            <option key={value} value={value}>
              {words.reasoningOptions[value]}
            </option>
          ))}
        </Select>
      </Field>
      <FallbackFields draft={draft} onChange={onChange} model={model} />
      <Collapsible title={words.limits}>
        <div className="grid gap-4 pt-2">
          <div className="flex flex-wrap gap-x-6 gap-y-2">
            <Checkbox
              label={words.canUseTools}
              checked={draft.canUseTools}
              onCheckedChange={(canUseTools) => onChange({ canUseTools })}
            />
            <Checkbox
              label={words.canSee}
              checked={draft.canSee}
              onCheckedChange={(canSee) => onChange({ canSee })}
            />
          </div>
          <div className="grid gap-4 sm:grid-cols-2">
            <LimitField name="maxOutputTokens" unit={words.tokens} {...{ draft, onChange }} />
            <LimitField name="contextWindow" unit={words.tokens} {...{ draft, onChange }} />
            <LimitField name="stallSeconds" unit={words.seconds} {...{ draft, onChange }} />
            <LimitField name="deadlineSeconds" unit={words.seconds} {...{ draft, onChange }} />
            <LimitField
              name="maxConcurrentRuns"
              unit={words.concurrencyHint}
              {...{ draft, onChange }}
            />
          </div>
        </div>
      </Collapsible>
    </div>
  );
}

function LimitField({
  name,
  unit,
  draft,
  onChange,
}: ModelPartProps & { name: LimitName; unit: string }) {
  const [min, max] = limitBounds[name];
  return (
    <Field label={words[name]} hint={unit}>
      <Input
        type="number"
        inputMode="numeric"
        step={1}
        min={min}
        max={max}
        placeholder={name === 'maxConcurrentRuns' ? words.unlimited : words.follow}
        value={draft.limits[name]}
        onChange={(event) => onChange({ limits: { ...draft.limits, [name]: event.target.value } })}
      />
    </Field>
  );
}
