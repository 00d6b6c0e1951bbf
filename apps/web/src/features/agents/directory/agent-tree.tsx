'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { Agent } from '@helix/contracts/agents';
import { AgentAvatar } from '../agent-avatar.tsx';
import { AgentStatus } from '../agent-status.tsx';
import { treeOf, type AgentNode } from './directory.ts';
import { messages } from '../messages.ts';

type Row = {
  readonly node: AgentNode;
  readonly level: number;
  readonly parentId: string | undefined;
  readonly position: number;
  readonly siblings: number;
};

/** Who leads whom, as a tree that is walked with the arrow keys. */
export function AgentTree({ agents }: { agents: readonly Agent[] }) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const router = useRouter();
  const rows = rowsOf(treeOf(agents), closed);
  const current = rows.some(({ node }) => node.agent.id === focused)
    ? focused
    : rows[0]?.node.agent.id;
  const focus = (agentId: string | undefined) => {
    if (agentId === undefined) return;
    setFocused(agentId);
    list.current?.querySelector<HTMLElement>(`[data-agent="${agentId}"]`)?.focus();
  };
  const toggle = (agentId: string) =>
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(agentId)) next.add(agentId);
      return next;
    });
  const onKeyDown = (event: KeyboardEvent, row: Row, index: number) => {
    const { agent, children } = row.node;
    const isOpen = !closed.has(agent.id);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focus(rows[index + 1]?.node.agent.id),
      ArrowUp: () => focus(rows[index - 1]?.node.agent.id),
      Home: () => focus(rows[0]?.node.agent.id),
      End: () => focus(rows.at(-1)?.node.agent.id),
      ArrowRight: () => {
        if (children.length === 0) return;
        if (isOpen) focus(children[0]?.agent.id);
        else toggle(agent.id);
      },
      ArrowLeft: () => {
        if (children.length > 0 && isOpen) toggle(agent.id);
        else focus(row.parentId);
      },
      Enter: () => router.push(`/agents/${agent.id}`),
    };
    const move = moves[event.key];
    if (!move || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  return (
    <div className="grid gap-2">
      <p className="text-xs text-soft max-md:hidden">{messages.treeHint}</p>
      <ul
        ref={list}
        role="tree"
        aria-label={messages.tree}
        className="overflow-hidden rounded-lg border border-line bg-raised shadow-sm"
      >
        {rows.map((row, index) => (
          <TreeRow
            key={row.node.agent.id}
            row={row}
            hasBranches={rows.some(({ node }) => node.children.length > 0)}
            isOpen={!closed.has(row.node.agent.id)}
            isCurrent={row.node.agent.id === current}
            onToggle={() => toggle(row.node.agent.id)}
            onOpen={() => router.push(`/agents/${row.node.agent.id}`)}
            onFocus={() => setFocused(row.node.agent.id)}
            onKeyDown={(event) => onKeyDown(event, row, index)}
          />
        ))}
      </ul>
    </div>
  );
}

function rowsOf(
  nodes: readonly AgentNode[],
  closed: ReadonlySet<string>,
  parent: { level: number; id: string | undefined } = { level: 0, id: undefined },
): Row[] {
  return nodes.flatMap((node, index) => {
    const { id } = node.agent;
    const level = parent.level + 1;
    const row = { node, level, parentId: parent.id, position: index + 1, siblings: nodes.length };
    return [row, ...(closed.has(id) ? [] : rowsOf(node.children, closed, { level, id }))];
  });
}

function TreeRow({
  hasBranches,
  row: { node, level, position, siblings },
  isOpen,
  isCurrent,
  onToggle,
  onOpen,
  onFocus,
  onKeyDown,
}: {
  /** Whether anybody leads anybody, so that room is left for what folds. */
  hasBranches: boolean;
  row: Row;
  isOpen: boolean;
  isCurrent: boolean;
  onToggle: () => void;
  onOpen: () => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { agent, children } = node;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <li
      role="treeitem"
      data-agent={agent.id}
      tabIndex={isCurrent ? 0 : -1}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={children.length > 0 ? isOpen : undefined}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={onOpen}
      className="flex min-h-12 cursor-pointer items-center gap-2.5 border-b border-line py-1.5 pr-4 text-sm last:border-b-0 hover:bg-hover focus-visible:-outline-offset-2"
      style={{ paddingLeft: `${level * 1.5 - 0.75}rem` }}
    >
      {children.length > 0 ? (
        <span
          aria-hidden
          title={isOpen ? messages.collapse(agent.name) : messages.expand(agent.name)}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
          className="grid size-6 shrink-0 place-items-center rounded-sm text-soft hover:bg-hover hover:text-ink touch:size-11"
        >
          <Chevron className="size-4" />
        </span>
      ) : (
        hasBranches && <span className="w-6 shrink-0 touch:w-11" />
      )}
      <AgentAvatar name={agent.name} avatar={agent.avatar} size="medium" />
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
        <span className="truncate font-medium">{agent.name}</span>
        <span className="truncate text-soft">{agent.role}</span>
        {children.length > 0 && (
          <span className="text-xs text-soft">· {messages.leads(children.length)}</span>
        )}
      </span>
      <AgentStatus status={agent.status} />
    </li>
  );
}
