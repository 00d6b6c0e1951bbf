'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { client } from '../../lib/browser-client.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { BoardColumn } from './board-column.tsx';
import { boardQuery } from './board-queries.ts';
import { useMoveTask } from './use-move-task.ts';

export function Board({ boardId }: { boardId: string }) {
  const { data: view } = useQuery(boardQuery(client, boardId));
  const { data: agents } = useQuery(agentsQuery(client));
  const byId = useMemo(() => new Map(agents?.items.map((agent) => [agent.id, agent])), [agents]);
  const dragged = useRef<string>(undefined);
  const move = useMoveTask();
  const onDragStart = useCallback((taskId: string) => {
    dragged.current = taskId;
  }, []);
  if (!view) return null;
  const onDrop = (columnId: string, index: number) => {
    const task = view.columns
      .flatMap(({ tasks }) => tasks)
      .find(({ id }) => id === dragged.current);
    if (task) move.mutate({ task, columnId, index });
  };
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex items-baseline gap-3 px-5 py-3">
        <h1 className="text-lg font-semibold">{view.board.name}</h1>
        <span className="font-mono text-xs text-soft">{view.board.key}</span>
      </header>
      <div className="flex min-h-0 flex-1 snap-x scroll-px-5 items-start gap-3 overflow-x-auto px-5 pb-4">
        {view.columns.map((column) => (
          <BoardColumn
            key={column.id}
            column={column}
            agents={byId}
            onDragStart={onDragStart}
            onDrop={onDrop}
          />
        ))}
      </div>
    </div>
  );
}
