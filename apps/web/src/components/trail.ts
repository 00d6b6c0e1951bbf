import { messages } from './messages.ts';

export type Crumb = {
  readonly label: string;
  /** Where it leads; the last one is where one is. */
  readonly href?: string;
};

/** What is known of something that a path names by its id. */
export type NameOf = (id: string) => string | undefined;

const { places, parts } = messages;
const roots: Readonly<Record<string, string>> = {
  inbox: places.inbox,
  tasks: parts.tasks,
  views: places.views,
  boards: places.boards,
  agents: places.agents,
  skills: places.skills,
  models: places.models,
  runs: places.runs,
  chats: places.chats,
  calls: places.calls,
  usage: places.usage,
  activity: places.activity,
  audit: places.audit,
  search: places.search,
  settings: places.settings,
  welcome: places.welcome,
};
/** What stands for a thing whose name is not known yet. */
const kinds: Readonly<Record<string, string>> = {
  tasks: parts.task,
  views: parts.view,
  boards: parts.board,
  agents: parts.agent,
  skills: parts.skill,
  models: parts.model,
  runs: parts.run,
  chats: parts.chat,
  calls: parts.call,
};
const named: Readonly<Record<string, string>> = parts;
/** Paths that only lead on to what is below them. */
const withoutPage = new Set(['views']);

/** Where one is, from the outermost place inwards. */
export function trailOf(path: string, nameOf: NameOf): readonly Crumb[] {
  const segments = path.split('/').filter((segment) => segment !== '');
  if (segments.length === 0) return [{ label: places.home }];
  const crumbs = segments.flatMap((segment, index): Crumb[] => {
    const href = `/${segments.slice(0, index + 1).join('/')}`;
    const before = segments[index - 1];
    // `tasks` within a board is not a page of its own.
    if (index > 0 && segment === 'tasks') return [];
    const label =
      index === 0 ? roots[segment] : (named[segment] ?? nameOf(segment) ?? kinds[before ?? '']);
    if (label === undefined) return [];
    return [withoutPage.has(segment) && index === 0 ? { label } : { label, href }];
  });
  const last = crumbs.at(-1);
  return last === undefined ? [] : [...crumbs.slice(0, -1), { label: last.label }];
}
