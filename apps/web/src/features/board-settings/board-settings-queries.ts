import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { getBoard, listBoardPermissions, listBoardTemplates } from '@helix/contracts/structure';

export const boardSettingsKeys = {
  board: (boardId: string) => ['board-settings', boardId] as const,
  access: (boardId: string) => ['board-access', boardId] as const,
  templates: ['board-templates'] as const,
};

export const boardSettingsQuery = (client: Client, boardId: string) =>
  queryOptions({
    queryKey: boardSettingsKeys.board(boardId),
    queryFn: () => client.call(getBoard, { params: { boardId } }),
  });

export const boardAccessQuery = (client: Client, boardId: string) =>
  queryOptions({
    queryKey: boardSettingsKeys.access(boardId),
    queryFn: async () => (await client.call(listBoardPermissions, { params: { boardId } })).items,
  });

export const boardTemplatesQuery = (client: Client) =>
  queryOptions({
    queryKey: boardSettingsKeys.templates,
    queryFn: async () => (await client.call(listBoardTemplates, {})).items,
  });
