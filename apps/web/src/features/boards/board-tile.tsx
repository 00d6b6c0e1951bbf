'use client';

import Link from 'next/link';
import type { BoardForMe } from '@helix/contracts/structure';
import type { BoardCounts } from '@helix/contracts/tasks';
import { Badge, type Tone } from '@helix/ui';
import { formatNumber } from '../../lib/format.ts';
import { messages } from './messages.ts';

const words = messages.overview;

type BoardTileProps = { board: BoardForMe; counts: BoardCounts | undefined };

/** A board and what is going on there. */
export function BoardTile({ board, counts }: BoardTileProps) {
  const { open = 0, review = 0, running = 0, blocked = 0 } = counts ?? {};
  const states: readonly { count: number; tone: Tone; text: (count: string) => string }[] = [
    { count: running, tone: 'busy', text: words.running },
    { count: review, tone: 'accent', text: words.review },
    { count: blocked, tone: 'bad', text: words.blocked },
  ];
  return (
    <Link
      href={`/boards/${board.id}`}
      className="grid h-full content-start gap-2 rounded-lg border border-line bg-raised p-4 shadow-sm hover:border-edge"
    >
      <span className="flex items-baseline gap-2">
        <span className="truncate font-medium">{board.name}</span>
        <span className="font-mono text-xs text-soft">{board.key}</span>
        {board.permission === 'view' && (
          <span className="ml-auto text-xs text-soft">{words.mayOnlyView}</span>
        )}
      </span>
      {board.description !== '' && (
        <span className="line-clamp-2 text-sm text-soft">{board.description}</span>
      )}
      <span className="flex min-h-5 flex-wrap items-center gap-x-3 gap-y-1 text-xs">
        <span className="font-medium tabular-nums">{words.open(formatNumber(open))}</span>
        {states
          .filter(({ count }) => count > 0)
          .map(({ count, tone, text }) => (
            <Badge key={tone} tone={tone} pulse={tone === 'busy'}>
              {text(formatNumber(count))}
            </Badge>
          ))}
      </span>
    </Link>
  );
}
