import type { SearchResult } from '@helix/contracts/search';

/** Where a result is: a comment within its task, a person among the members. */
export function hrefOf(result: SearchResult): string {
  switch (result.kind) {
    case 'task':
      return taskPath(result.task);
    case 'comment':
      return `${taskPath(result.task)}#${result.comment.id}`;
    case 'agent':
      return `/agents/${result.agent.id}`;
    case 'skill':
      return `/skills/${result.skill.id}`;
    case 'board':
      return `/boards/${result.board.id}`;
    case 'member':
      return '/settings/members';
  }
}

/** What stands beside its title. */
export function hintOf(result: SearchResult): string {
  switch (result.kind) {
    case 'task':
      return result.task.key;
    case 'comment':
      return `${result.comment.author.name} · ${result.task.key}`;
    case 'agent':
      return result.agent.role;
    case 'skill':
      return result.skill.description;
    case 'board':
      return result.board.key;
    case 'member':
      return result.member.role;
  }
}

export function idOf(result: SearchResult): string {
  switch (result.kind) {
    case 'task':
      return result.task.id;
    case 'comment':
      return result.comment.id;
    case 'agent':
      return result.agent.id;
    case 'skill':
      return result.skill.id;
    case 'board':
      return result.board.id;
    case 'member':
      return result.member.id;
  }
}

function taskPath({ boardId, id }: { boardId: string; id: string }): string {
  return `/boards/${boardId}/tasks/${id}`;
}
