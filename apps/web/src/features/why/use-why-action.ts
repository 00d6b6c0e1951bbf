'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useToast } from '@helix/ui';
import type { TaskCard } from '@helix/contracts/tasks';
import type { Why } from '@helix/contracts/why';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { everyAgentQuery } from '../agents/agent-queries.ts';
import { columnsQuery } from '../filters/column-queries.ts';
import { membersQuery } from '../members/member-queries.ts';
import { useHasRole, useUser } from '../session/use-user.ts';
import { useTaskActions } from '../task-actions/index.ts';
import { helpers, type Help } from './help.ts';
import { messages } from './messages.ts';
import { whyKeys } from './why-queries.ts';

export type WhyAction = {
  readonly label: string;
  readonly isBusy: boolean;
  readonly run: (anchor: Element) => void;
};
type Place = { mayWrite: boolean; mayRestore: boolean; onAsk: (name: string) => void };

/** The one thing that helps, as something that can be done here; nothing for who may not do it. */
export function useWhyAction(
  task: TaskCard,
  why: Why | undefined,
  { mayWrite, mayRestore, onAsk }: Place,
): WhyAction | undefined {
  const carryOut = useCarryOut(task.id, onAsk);
  const about = useSurroundings(task);
  const isAdmin = useHasRole('admin');
  if (!why) return undefined;
  const { needs, help } = helpers[why.action.kind];
  const may = { see: true, restore: mayRestore, write: mayWrite, admin: isAdmin };
  const agentName = about.agents?.items.find(({ id }) => id === why.agentId)?.name;
  const found = may[needs] ? help({ ...about, task, why, agentName }) : undefined;
  return (
    found && {
      label: found.label,
      isBusy: carryOut.isBusy,
      run: (anchor) => carryOut.run(found, anchor),
    }
  );
}

function useSurroundings({ boardId, assigneeId }: TaskCard) {
  const queries = useQueryClient();
  const { memberId } = useUser();
  const { data: agents } = useQuery(everyAgentQuery(client));
  const { data: columns = [] } = useQuery(columnsQuery(client, boardId));
  const { data: members } = useQuery(membersQuery(client));
  const isOther = assigneeId !== null && assigneeId !== memberId;
  const otherPerson = isOther ? members?.find(({ id }) => id === assigneeId)?.name : undefined;
  return { queries, agents, columns, otherPerson };
}

function useCarryOut(taskId: string, onAsk: (name: string) => void) {
  const queries = useQueryClient();
  const router = useRouter();
  const actions = useTaskActions();
  const show = useToast();
  const work = useMutation({
    mutationFn: (does: () => Promise<unknown>) => does(),
    onSuccess: () => queries.invalidateQueries({ queryKey: whyKeys.of(taskId) }),
    onError: (error) => show(messages.failed(messageOf(error)), 'bad'),
  });
  const run = (help: Help, anchor: Element) => {
    if ('does' in help) work.mutate(help.does);
    else if ('goes' in help) router.push(help.goes);
    else if ('picks' in help) actions.open(help.picks, [taskId], anchor);
    else if ('asks' in help) onAsk(help.asks);
    else focusOn(help.shows);
  };
  return { isBusy: work.isPending, run };
}

function focusOn(selector: string): void {
  const element = document.querySelector(selector);
  if (!(element instanceof HTMLElement)) return;
  element.scrollIntoView({ block: 'center' });
  const field = element.querySelector<HTMLElement>('button, textarea');
  (field ?? element).focus({ preventScroll: true });
}
