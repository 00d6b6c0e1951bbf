'use client';

import { useQuery } from '@tanstack/react-query';
import { useHasRole } from '../features/session/use-user.ts';
import { overviewQuery } from '../features/boards/board-queries.ts';
import { client } from '../lib/browser-client.ts';
import { messages } from './messages.ts';
import { boardsPlace } from './places.ts';
import { SidebarLink } from './sidebar-link.tsx';
import { SidebarPlace, SidebarSection } from './sidebar-section.tsx';

/** Every board that one may see, by department. */
export function SidebarBoards() {
  const { data } = useQuery(overviewQuery(client));
  const isAdmin = useHasRole('admin');
  const boards = (data?.boards ?? []).filter(({ archivedAt }) => archivedAt === null);
  const departments = (data?.departments ?? [])
    .map(({ id, name }) => ({
      id,
      name,
      boards: boards.filter(({ departmentId }) => departmentId === id),
    }))
    .filter((department) => department.boards.length > 0);
  return (
    <SidebarPlace id="boards" place={boardsPlace}>
      {data && departments.length === 0 && (
        <SidebarLink href="/boards" isIndented>
          {isAdmin ? messages.newBoard : messages.noBoards}
        </SidebarLink>
      )}
      {departments.map((department) => (
        <li key={department.id}>
          <SidebarSection id={department.id} title={department.name} isNested>
            {department.boards.map(({ id, name, key }) => (
              <SidebarLink
                key={id}
                href={`/boards/${id}`}
                isIndented
                title={name}
                end={<span className="font-mono text-[0.6875rem] text-soft">{key}</span>}
              >
                {name}
              </SidebarLink>
            ))}
          </SidebarSection>
        </li>
      ))}
    </SidebarPlace>
  );
}
