'use client';

import { useQuery } from '@tanstack/react-query';
import { Checkbox, Field, Input, Switch } from '@helix/ui';
import { notificationKinds, type NotificationPreferences } from '@helix/contracts/notifications';
import { NotAnswered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { SettingsPage, SettingsPart } from '../settings/index.ts';
import { messages } from './messages.ts';
import { preferencesQuery } from './preference-queries.ts';
import { useSavePreferences } from './use-save-preferences.ts';

type PartProps = {
  preferences: NotificationPreferences;
  onChange: (changes: Partial<NotificationPreferences>) => void;
};

export function NotificationsPage() {
  const asked = useQuery(preferencesQuery(client));
  const { data: preferences } = asked;
  const save = useSavePreferences();
  const parts = preferences && { preferences, onChange: save.mutate };
  return (
    <SettingsPage title={messages.title} description={messages.description}>
      <NotAnswered asked={asked} />
      {parts && (
        <>
          <Channels {...parts} />
          <Times {...parts} />
          <QuietBoards {...parts} />
        </>
      )}
    </SettingsPage>
  );
}

function Channels({ preferences: { channels }, onChange }: PartProps) {
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="text-left text-soft">
          <th className="py-2 font-medium">{messages.what}</th>
          <th className="w-20 py-2 text-center font-medium">{messages.inApp}</th>
          <th className="w-20 py-2 text-center font-medium">{messages.email}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line border-y border-line">
        {notificationKinds.map((kind) => {
          const name = messages.kinds[kind];
          const choose = (chosen: Partial<(typeof channels)[typeof kind]>) =>
            onChange({ channels: { ...channels, [kind]: { ...channels[kind], ...chosen } } });
          return (
            <tr key={kind}>
              <th scope="row" className="py-2 pr-3 text-left font-normal">
                {name}
              </th>
              <td className="text-center">
                <Checkbox
                  aria-label={messages.byApp(name)}
                  checked={channels[kind].inApp}
                  onCheckedChange={(inApp) => choose({ inApp })}
                />
              </td>
              <td className="text-center">
                <Checkbox
                  aria-label={messages.byEmail(name)}
                  checked={channels[kind].email}
                  onCheckedChange={(email) => choose({ email })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Times({ preferences: { quietHours, digestAt }, onChange }: PartProps) {
  return (
    <SettingsPart title={messages.when}>
      <div className="grid max-w-md gap-4">
        <Switch
          label={messages.quiet}
          hint={messages.quietHint}
          checked={quietHours !== null}
          onCheckedChange={(isOn) =>
            onChange({ quietHours: isOn ? { from: '22:00', to: '07:00' } : null })
          }
        />
        {quietHours !== null && (
          <div className="flex gap-3">
            <Clock
              label={messages.from}
              value={quietHours.from}
              onChange={(from) => onChange({ quietHours: { ...quietHours, from } })}
            />
            <Clock
              label={messages.to}
              value={quietHours.to}
              onChange={(to) => onChange({ quietHours: { ...quietHours, to } })}
            />
          </div>
        )}
        <Switch
          label={messages.digest}
          hint={messages.digestHint}
          checked={digestAt !== null}
          onCheckedChange={(isOn) => onChange({ digestAt: isOn ? '08:00' : null })}
        />
        {digestAt !== null && (
          <Clock
            label={messages.digestAt}
            value={digestAt}
            onChange={(time) => onChange({ digestAt: time })}
          />
        )}
      </div>
    </SettingsPart>
  );
}

/** Saved when it is left: while it is typed, it is often no time at all. */
function Clock({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (time: string) => void;
}) {
  return (
    <Field label={label}>
      <Input
        key={value}
        type="time"
        required
        defaultValue={value}
        className="w-32"
        onBlur={({ currentTarget }) =>
          currentTarget.value !== '' &&
          currentTarget.value !== value &&
          onChange(currentTarget.value)
        }
      />
    </Field>
  );
}

function QuietBoards({ preferences: { mutedBoardIds }, onChange }: PartProps) {
  const { data } = useQuery(overviewQuery(client));
  const mute = (boardId: string, isMuted: boolean) =>
    onChange({
      mutedBoardIds: isMuted
        ? [...mutedBoardIds, boardId]
        : mutedBoardIds.filter((id) => id !== boardId),
    });
  return (
    <SettingsPart title={messages.mutedTitle} description={messages.mutedText}>
      {data?.boards.length === 0 && <p className="text-soft">{messages.noBoards}</p>}
      <div className="grid gap-1">
        {data?.boards.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={mutedBoardIds.includes(id)}
            onCheckedChange={(isMuted) => mute(id, isMuted)}
          />
        ))}
      </div>
    </SettingsPart>
  );
}
