'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Field, Input, Select, useToast } from '@helix/ui';
import {
  updateOrganization,
  weekStarts,
  type OrganizationDetails,
} from '@helix/contracts/identity';
import { NotAnswered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { onSubmit } from '../../lib/on-submit.ts';
import { sessionKeys } from '../session/session-queries.ts';
import { SettingsPage } from '../settings/index.ts';
import { messages } from './messages.ts';
import { organizationKeys, organizationQuery } from './organization-queries.ts';
import { Storage } from './storage.tsx';

const text = messages.general;

export function OrganizationPage() {
  const asked = useQuery(organizationQuery(client));
  const { data } = asked;
  return (
    <SettingsPage title={text.title} description={text.description}>
      <NotAnswered asked={asked} />
      {/* Somebody else's change fills the form anew. */}
      {data && <OrganizationForm key={data.version} organization={data} />}
      <Storage />
    </SettingsPage>
  );
}

function OrganizationForm({ organization }: { organization: OrganizationDetails }) {
  const queries = useQueryClient();
  const show = useToast();
  const save = useMutation({
    mutationFn: (form: FormData) =>
      client.call(updateOrganization, { body: readChanges(form, organization.version) }),
    onSuccess(saved) {
      queries.setQueryData(organizationKeys.one, saved);
      void queries.invalidateQueries({ queryKey: sessionKeys.user });
      show(text.saved);
    },
  });
  const { name, slug, settings } = organization;
  return (
    <form className="grid max-w-md gap-4" onSubmit={onSubmit((form) => save.mutate(form))}>
      <Field label={text.name}>
        <Input name="name" required maxLength={100} defaultValue={name} />
      </Field>
      <Field label={text.slug} hint={text.slugHint}>
        <Input name="slug" required maxLength={50} defaultValue={slug} className="font-mono" />
      </Field>
      <Field label={text.timeZone} hint={text.timeZoneHint}>
        <Select name="timeZone" defaultValue={settings.timeZone}>
          {timeZones(settings.timeZone).map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      </Field>
      <Field label={text.weekStartsOn}>
        <Select name="weekStartsOn" defaultValue={settings.weekStartsOn}>
          {weekStarts.map((day) => (
            <option key={day} value={day}>
              {text.weekDays[day]}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        name="requireTotp"
        defaultChecked={settings.requireTotp}
        label={text.requireTotp}
        hint={text.requireTotpHint}
      />
      {save.isError && <RequestFailed error={save.error} />}
      <Button type="submit" look="primary" busy={save.isPending} className="justify-self-start">
        {text.save}
      </Button>
    </form>
  );
}

function readChanges(form: FormData, version: number) {
  const weekStartsOn = weekStarts.find((day) => day === form.get('weekStartsOn'));
  return {
    name: String(form.get('name') ?? ''),
    slug: String(form.get('slug') ?? ''),
    settings: {
      timeZone: String(form.get('timeZone') ?? ''),
      requireTotp: form.get('requireTotp') !== null,
      ...(weekStartsOn && { weekStartsOn }),
    },
    version,
  };
}

/** The current one may be spelt in a way that the list does not have. */
const timeZones = (current: string) => [
  ...new Set(['UTC', current, ...Intl.supportedValuesOf('timeZone')]),
];
