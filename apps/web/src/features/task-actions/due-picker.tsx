'use client';

import { useState } from 'react';
import { Button, Input, PickPopover } from '@helix/ui';
import { addDays } from '@helix/contracts/filters';
import { formatDate } from '../../lib/format.ts';
import { useToday } from '../organization/use-today.ts';
import { messages } from './messages.ts';
import { sharedState, type PickerProps } from './picker-kind.ts';
import { whatOf } from './task-words.ts';
import { useChangeTasks } from './use-change-tasks.ts';

/** A day of the organization: one of the next ones, or any. */
export function DuePicker({ tasks, anchor, onClose }: PickerProps) {
  const change = useChangeTasks();
  const today = useToday();
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days = [
    { day: today, label: messages.due.today },
    { day: addDays(today, 1), label: messages.due.tomorrow },
    { day: addDays(today, 7 - weekday), label: messages.due.nextWeek },
    { day: addDays(today, 7), label: messages.due.inAWeek },
    { day: addDays(today, 14), label: messages.due.inTwoWeeks },
  ];
  const items = [
    ...days.map(({ day, label }) => ({
      id: day,
      label,
      hint: formatDate(day, 'weekday'),
      state: sharedState(tasks, ({ dueDate }) => dueDate === day),
    })),
    {
      id: '',
      label: messages.due.none,
      state: sharedState(tasks, ({ dueDate }) => dueDate === null),
    },
  ];
  const put = (day: string) => {
    const dueDate = day === '' ? null : day;
    const changing = tasks.filter((task) => task.dueDate !== dueDate);
    if (changing.length > 0) {
      change.mutate({
        parts: [{ tasks: changing, change: { kind: 'change', fields: { dueDate } } }],
        title:
          dueDate === null
            ? messages.done.notDue(whatOf(changing))
            : messages.done.due(whatOf(changing), formatDate(dueDate, 'day')),
      });
    }
    onClose();
  };
  return (
    <PickPopover
      label={messages.pick.due}
      items={items}
      anchor={anchor}
      open
      onOpenChange={onClose}
      onPick={({ id }) => put(id)}
      footer={<DayForm initial={tasks[0]?.dueDate ?? ''} onPut={put} />}
    />
  );
}

function DayForm({ initial, onPut }: { initial: string; onPut: (day: string) => void }) {
  const [day, setDay] = useState(initial);
  return (
    <form
      className="flex gap-2 border-t border-line p-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== '') onPut(day);
      }}
    >
      <Input
        type="date"
        aria-label={messages.due.other}
        value={day}
        min="1900-01-01"
        max="2999-12-31"
        onChange={(event) => setDay(event.target.value)}
      />
      <Button type="submit" disabled={day === ''}>
        {messages.due.set}
      </Button>
    </form>
  );
}
