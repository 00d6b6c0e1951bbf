'use client';

import { useState } from 'react';
import { Button, Input, Select } from '@helix/ui';
import { messages } from './messages.ts';

const signs = ['', '<', '>'] as const;
const names = {
  '': messages.dates.pick,
  '<': messages.dates.pickBefore,
  '>': messages.dates.pickAfter,
};

/** A day of the calendar, and on which side of it. */
export function DayField({ onAdd }: { onAdd: (text: string) => void }) {
  const [sign, setSign] = useState<(typeof signs)[number]>('');
  const [day, setDay] = useState('');
  return (
    <form
      className="grid grid-cols-[1fr_auto] gap-2 border-t border-line p-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== '') onAdd(`${sign}${day}`);
      }}
    >
      <Select
        aria-label={messages.operators.is}
        value={sign}
        onChange={(event) => setSign(signs.find((known) => known === event.target.value) ?? '')}
        className="col-span-2"
      >
        {signs.map((known) => (
          <option key={known} value={known}>
            {names[known]}
          </option>
        ))}
      </Select>
      <Input
        type="date"
        aria-label={messages.dates.day}
        value={day}
        min="1900-01-01"
        max="2999-12-31"
        onChange={(event) => setDay(event.target.value)}
      />
      <Button type="submit" disabled={day === ''}>
        {messages.apply}
      </Button>
    </form>
  );
}
