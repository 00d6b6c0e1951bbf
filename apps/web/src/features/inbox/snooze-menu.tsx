'use client';

import { AlarmClock } from 'lucide-react';
import { IconButton, Menu } from '@helix/ui';
import { formatDate } from '../../lib/format.ts';
import { messages } from './messages.ts';
import { snoozeTimes } from './snooze-times.ts';

type SnoozeMenuProps = {
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  onSnooze: (until: Date) => void;
};

/** Out of the way until then, or until there is news. */
export function SnoozeMenu({ onSnooze, ...rest }: SnoozeMenuProps) {
  const items = snoozeTimes(new Date()).map(({ id, label, until }) => ({
    id,
    label,
    hint: formatDate(until.getTime(), 'dayTime'),
    onSelect: () => onSnooze(until),
  }));
  return (
    <Menu
      {...rest}
      label={messages.snooze}
      align="end"
      items={items}
      trigger={<IconButton label={messages.snooze} shortcut="s" icon={<AlarmClock />} />}
    />
  );
}
