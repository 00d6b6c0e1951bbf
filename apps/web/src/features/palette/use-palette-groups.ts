'use client';

import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useMemo } from 'react';
import type { SearchResult } from '@helix/contracts/search';
import { client } from '../../lib/browser-client.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { kindIcons } from '../search/kind-icon.tsx';
import { hintOf, hrefOf, idOf } from '../search/result-link.ts';
import { searchQuery } from '../search/search-queries.ts';
import { useUser } from '../session/use-user.ts';
import type { Command } from '../shortcuts/index.ts';
import { useAvailableCommands } from '../shortcuts/use-commands.ts';
import { bestMatches, withoutRepeats } from './arrange.ts';
import { messages } from './messages.ts';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';
import { readVisits } from './recent.ts';

const settledMs = 120;
const shownRecent = 5;

type PaletteGroups = {
  readonly groups: readonly PaletteGroup[];
  readonly isSearching: boolean;
  readonly error: Error | null;
};

/** What the palette shows for what is written in it. */
export function usePaletteGroups(query: string): PaletteGroups {
  const text = query.trim();
  const settled = useDebounced(text, settledMs);
  const found = useQuery(searchQuery(client, { q: settled, limit: 12 }));
  const commands = useAvailableCommands();
  const places = useKnownPlaces();
  const recent = useRecent();
  const groups = useMemo(() => {
    const actions = commands.filter(({ isKeyOnly }) => isKeyOnly !== true);
    if (text === '')
      return withoutRepeats([{ value: messages.recent, items: recent }, ...byGroup(actions)]);
    const known = [...actions.map(itemOfCommand), ...places, ...recent];
    return withoutRepeats([
      { value: messages.best, items: bestMatches(text, known) },
      { value: messages.found, items: (found.data?.items ?? []).map(itemOfResult) },
      { value: '', items: [searchEverything(text)] },
    ]);
  }, [commands, places, recent, text, found.data]);
  return { groups, isSearching: text !== '' && found.isFetching, error: found.error };
}

function byGroup(commands: readonly Command[]): readonly PaletteGroup[] {
  const groups = Map.groupBy(commands, ({ group }) => group);
  return [...groups].map(([value, members]) => ({ value, items: members.map(itemOfCommand) }));
}

function itemOfCommand(command: Command): PaletteItem {
  const { id, title, icon, words = '', group } = command;
  const keys = command.keys?.[0];
  return {
    id,
    title,
    words: `${words} ${group}`,
    run: () => command.run(),
    ...(icon && { icon }),
    ...(keys !== undefined && { keys }),
  };
}

function itemOfResult(result: SearchResult): PaletteItem {
  return {
    id: `found-${idOf(result)}`,
    title: result.title.text,
    found: result.title,
    hint: hintOf(result),
    icon: kindIcons[result.kind],
    href: hrefOf(result),
  };
}

function searchEverything(text: string): PaletteItem {
  return {
    id: 'search-everything',
    title: messages.searchFor(text),
    icon: Search,
    href: `/search?q=${encodeURIComponent(text)}`,
  };
}

/** Boards and agents are known here already; they are found without asking. */
function useKnownPlaces(): readonly PaletteItem[] {
  const boards = useQuery(overviewQuery(client)).data?.boards;
  const agents = useQuery(agentsQuery(client)).data?.items;
  return useMemo(
    () => [
      ...(boards ?? []).map(({ id, name, key }) => ({
        id,
        title: name,
        hint: key,
        icon: kindIcons.board,
        href: `/boards/${id}`,
      })),
      ...(agents ?? []).map(({ id, name, role }) => ({
        id,
        title: name,
        hint: role,
        icon: kindIcons.agent,
        href: `/agents/${id}`,
      })),
    ],
    [boards, agents],
  );
}

function useRecent(): readonly PaletteItem[] {
  const { organization } = useUser();
  return useMemo(
    () =>
      readVisits(organization.id)
        // The one that one is at is not where one wants to go.
        .filter(({ href }) => href !== window.location.pathname)
        .slice(0, shownRecent)
        .map(({ href, title, kind }) => ({
          id: `recent-${href}`,
          title,
          hint: messages.kinds[kind],
          icon: kindIcons[kind],
          href,
        })),
    [organization.id],
  );
}
