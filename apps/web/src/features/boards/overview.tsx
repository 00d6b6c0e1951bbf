'use client';

import { useQuery } from '@tanstack/react-query';
import { KanbanSquare, Plus } from 'lucide-react';
import { Button, EmptyState, PageHeader, SkeletonRows, type ButtonLook } from '@helix/ui';
import type { Department as DepartmentRecord } from '@helix/contracts/structure';
import type { BoardCounts } from '@helix/contracts/tasks';
import { Answered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { DepartmentMenu, NewBoardDialog, NewDepartmentDialog } from '../board-settings/index.ts';
import { useHasRole } from '../session/use-user.ts';
import { BoardTile } from './board-tile.tsx';
import { boardCountsQuery, overviewQuery, type Overview as Boards } from './board-queries.ts';
import { messages } from './messages.ts';

const words = messages.overview;

/** Every board by department with what is going on there, and the next thing to do while there is none. */
export function Overview() {
  const asked = useQuery(overviewQuery(client));
  const { data: counted } = useQuery(boardCountsQuery(client));
  const isAdmin = useHasRole('admin');
  const counts = new Map(counted?.items.map((count) => [count.boardId, count]));
  const groups = asked.data ? groupsOf(asked.data, isAdmin) : [];
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <PageHeader
        title={words.title}
        description={words.description}
        {...(isAdmin && groups.length > 0 && { actions: <OverviewActions /> })}
      />
      <div className="gutter grid gap-8 py-5">
        <Answered asked={[asked]} waiting={<SkeletonRows label={words.loading} className="h-24" />}>
          {groups.length === 0 && (
            <EmptyState
              icon={<KanbanSquare />}
              title={isAdmin ? words.emptyTitle : words.emptyForMemberTitle}
              text={isAdmin ? words.empty : words.emptyForMember}
              {...(isAdmin && { action: <NewDepartment look="primary" /> })}
            />
          )}
          {groups.map((group) => (
            <Department key={group.department.id} {...group} counts={counts} mayCreate={isAdmin} />
          ))}
        </Answered>
      </div>
    </div>
  );
}

function OverviewActions() {
  return (
    <>
      <NewDepartment look="plain" />
      <NewBoardDialog
        trigger={
          <Button look="primary" icon={<Plus />}>
            {words.newBoard}
          </Button>
        }
      />
    </>
  );
}

function NewDepartment({ look }: { look: ButtonLook }) {
  return <NewDepartmentDialog trigger={<Button look={look}>{words.newDepartment}</Button>} />;
}

type Group = { department: DepartmentRecord; boards: Boards['boards'] };

/** Departments without a board are for who can make one. */
function groupsOf({ departments, boards }: Boards, isAdmin: boolean): readonly Group[] {
  return departments
    .map((department) => ({
      department,
      boards: boards.filter(({ departmentId }) => departmentId === department.id),
    }))
    .filter((group) => isAdmin || group.boards.length > 0);
}

type DepartmentProps = Group & { counts: ReadonlyMap<string, BoardCounts>; mayCreate: boolean };

function Department({ department, boards, counts, mayCreate }: DepartmentProps) {
  const { id, name } = department;
  return (
    <section aria-label={name} className="grid gap-3">
      <div className="flex min-h-8 items-center justify-between gap-4">
        <h2 className="text-sm font-semibold text-soft">{name}</h2>
        {mayCreate && (
          <span className="flex gap-1">
            <NewBoardDialog
              departmentId={id}
              trigger={
                <Button
                  look="quiet"
                  size="small"
                  icon={<Plus />}
                  aria-label={words.newBoardIn(name)}
                >
                  {words.newBoard}
                </Button>
              }
            />
            <DepartmentMenu department={department} isEmpty={boards.length === 0} />
          </span>
        )}
      </div>
      {boards.length === 0 ? (
        <p className="text-sm text-soft">{words.emptyDepartment}</p>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(17rem,100%),1fr))] gap-3">
          {boards.map((board) => (
            <li key={board.id}>
              <BoardTile board={board} counts={counts.get(board.id)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
