'use client';

import { useSyncExternalStore } from 'react';
import { isClosedCategory, type Category } from '@helix/contracts/structure';
import { every } from '../../../lib/every.ts';
import { messages } from '../messages.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** From when on waiting is worth a word, and from when on a colour. */
const [worthSaying, old] = [3, 10];

const everyHour = every(hourMs);

/** Days since a moment; nothing while the page is rendered on the server, which has another now. */
function useDaysSince(at: string): number | undefined {
  return useSyncExternalStore(
    everyHour,
    () => Math.floor((Date.now() - Date.parse(at)) / dayMs),
    () => undefined,
  );
}

/** Work that stands still grows old in sight of everybody. */
export function CardAge({ at, category }: { at: string; category: Category }) {
  const days = useDaysSince(at);
  if (days === undefined || days < worthSaying) return null;
  if (isClosedCategory(category) || category === 'backlog') return null;
  return (
    <span
      title={messages.card.age(days)}
      className={`tabular-nums ${days >= old ? 'font-medium text-busy' : ''}`}
    >
      {messages.card.ageShort(days)}
    </span>
  );
}
