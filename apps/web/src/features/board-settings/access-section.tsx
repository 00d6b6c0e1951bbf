'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Avatar, Field, Input, Section, Select, useToast } from '@helix/ui';
import { foldText } from '@helix/contracts/filters';
import {
  boardPermissions,
  grantBoardPermission,
  withdrawBoardPermission,
  type BoardForMe,
  type BoardMember,
  type BoardPermission,
} from '@helix/contracts/structure';
import { NotAnswered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { boardAccessQuery, boardSettingsKeys } from './board-settings-queries.ts';
import { messages } from './messages.ts';
import { permissionOf, PermissionSelect } from './permission-select.tsx';
import { useUpdateBoard } from './use-board-changes.ts';

const words = messages.access;
type AccessSectionProps = { board: BoardForMe; mayChange: boolean };

/** Who may do what: everybody, and those who have a permission of their own. */
export function AccessSection({ board, mayChange }: AccessSectionProps) {
  const asked = useQuery(boardAccessQuery(client, board.id));
  const { data: members = [] } = asked;
  const [query, setQuery] = useState('');
  const show = useToast();
  const update = useUpdateBoard(board);
  const found = members.filter(({ name, email }) =>
    foldText(`${name} ${email}`).includes(foldText(query.trim())),
  );
  const setDefault = (defaultPermission: BoardPermission) =>
    update.mutate({ defaultPermission }, { onError: (error) => show(messageOf(error), 'bad') });
  return (
    <Section title={words.title} description={words.text}>
      <Field label={words.everyone} className="max-w-60">
        <PermissionSelect
          value={update.isPending ? update.variables.defaultPermission : board.defaultPermission}
          isDisabled={!mayChange}
          onChange={setDefault}
        />
      </Field>
      {members.length > 8 && (
        <Input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={query}
          className="max-w-60"
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <NotAnswered asked={asked} />
      <ul className="grid max-h-96 divide-y divide-line overflow-y-auto rounded-lg border border-line bg-raised">
        {found.map((member) => (
          <MemberRow key={member.memberId} member={member} board={board} mayChange={mayChange} />
        ))}
        {asked.data && found.length === 0 && (
          <li className="px-3 py-2 text-sm text-soft">{words.nobody}</li>
        )}
      </ul>
    </Section>
  );
}

function MemberRow({ member, board, mayChange }: AccessSectionProps & { member: BoardMember }) {
  const { name, email, role, grant } = member;
  const put = useGrant(board.id, member);
  const managesAll = role === 'owner' || role === 'admin';
  return (
    <li className="flex items-center gap-3 px-3 py-1.5">
      <Avatar name={name} isDecorative />
      <span className="grid min-w-0 flex-1">
        <span className="truncate text-sm font-medium">{name}</span>
        <span className="truncate text-xs text-soft">{email}</span>
      </span>
      {managesAll ? (
        <span className="text-sm text-soft">{words.byRole}</span>
      ) : (
        <span className="w-52 max-md:w-40">
          <Select
            aria-label={words.of(name)}
            disabled={!mayChange}
            value={(put.isPending ? put.variables : grant) ?? ''}
            onChange={(event) => put.mutate(permissionOf(event.target.value) ?? null)}
          >
            <option value="">{words.asEveryone(words.permissions[board.defaultPermission])}</option>
            {boardPermissions.map((permission) => (
              <option key={permission} value={permission}>
                {words.permissions[permission]}
              </option>
            ))}
          </Select>
        </span>
      )}
    </li>
  );
}

function useGrant(boardId: string, { memberId }: BoardMember) {
  const queries = useQueryClient();
  const show = useToast();
  const params = { boardId, memberId };
  return useMutation({
    mutationFn: (permission: BoardPermission | null) =>
      permission === null
        ? client.call(withdrawBoardPermission, { params })
        : client.call(grantBoardPermission, { params, body: { permission } }),
    onSuccess: (saved) =>
      queries.setQueryData<BoardMember[]>(boardSettingsKeys.access(boardId), (members) =>
        members?.map((member) => (member.memberId === memberId ? saved : member)),
      ),
    onError: (error) => show(messageOf(error), 'bad'),
  });
}
