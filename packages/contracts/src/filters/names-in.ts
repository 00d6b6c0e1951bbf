import { foldText } from './fold.ts';
import type { FilterFacts } from './matches-filter.ts';

type Named = { readonly id: string; readonly name: string };

/** The things of an organization that a filter may name, as far as they are known. */
export type FilterDirectory = {
  readonly boards?: readonly (Named & { readonly key: string })[];
  readonly columns?: readonly Named[];
  readonly labels?: readonly Named[];
  readonly members?: readonly (Named & { readonly email?: string })[];
  readonly agents?: readonly Named[];
  readonly tasks?: readonly { readonly id: string; readonly key: string }[];
};

/** Tells what a name in a filter stands for: an id for itself, a name for whatever has it, whatever its case. */
export function namesIn(directory: FilterDirectory): FilterFacts['idsOf'] {
  const {
    boards = [],
    columns = [],
    labels = [],
    members = [],
    agents = [],
    tasks = [],
  } = directory;
  const names = (things: readonly Named[]) => things.map(({ id, name }) => [id, name] as const);
  const people = members.flatMap(({ id, name, email }) => [
    [id, name] as const,
    [id, email ?? name] as const,
  ]);
  const keys = tasks.map(({ id, key }) => [id, key] as const);
  const known = {
    board: boards.flatMap(({ id, name, key }) => [[id, name] as const, [id, key] as const]),
    column: names(columns),
    label: names(labels),
    assignee: people,
    agent: names(agents),
    creator: [...people, ...names(agents)],
    parent: keys,
    key: keys,
  };
  return (field, name) => {
    if (/^[a-z]+_[0-9a-z]{8,40}$/.test(name)) return [name];
    const folded = foldText(name);
    return known[field].filter(([, own]) => foldText(own) === folded).map(([id]) => id);
  };
}
