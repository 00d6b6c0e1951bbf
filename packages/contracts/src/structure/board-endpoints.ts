import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import {
  boardForMeSchema,
  boardKeySchema,
  boardMemberSchema,
  boardPermissionSchema,
  boardSchema,
} from './board.ts';
import { boardTemplateSchema } from './board-template.ts';
import { expectedVersion, nameSchema } from './fields.ts';

const boardParams = z.object({ boardId: idSchema('board') });
const grantParams = boardParams.extend({ memberId: idSchema('member') });
const read = { scope: 'tasks:read' } as const;
const write = { scope: 'organization:write', role: 'member' } as const;
const descriptionSchema = z.string().max(5_000);
const archiveDaysSchema = z.int().min(1).max(3_650).nullable();

export const listBoardTemplates = defineEndpoint({
  id: 'board_templates.list',
  method: 'GET',
  path: '/v1/board-templates',
  summary: 'What a new board can start with',
  access: read,
  response: z.object({ items: z.array(boardTemplateSchema), nextCursor: z.null() }),
  errors: [],
});

export const createBoard = defineEndpoint({
  id: 'boards.create',
  method: 'POST',
  path: '/v1/boards',
  summary: 'Create a board with the columns and labels of a template',
  access: { scope: 'organization:write', role: 'admin' },
  body: z.object({
    name: nameSchema,
    departmentId: idSchema('dept'),
    key: boardKeySchema.optional().describe('Made from the name unless given'),
    description: descriptionSchema.default(''),
    templateId: z.string().max(50).default('standard'),
    defaultPermission: boardPermissionSchema.default('no_access'),
  }),
  response: boardSchema,
  status: 201,
  errors: ['resource.not_found', 'resource.name_taken'],
});

export const listBoards = defineEndpoint({
  id: 'boards.list',
  method: 'GET',
  path: '/v1/boards',
  summary: 'List the boards that the caller may see, oldest first',
  access: read,
  query: z.object({
    ...pageQuery,
    departmentId: idSchema('dept').optional(),
    archived: z.stringbool().default(false).describe('Archived boards as well'),
  }),
  response: pageOf(boardForMeSchema),
  errors: [],
});

export const getBoard = defineEndpoint({
  id: 'boards.get',
  method: 'GET',
  path: '/v1/boards/:boardId',
  summary: 'Get a board',
  access: read,
  params: boardParams,
  response: boardForMeSchema,
  errors: ['resource.not_found'],
});

export const updateBoard = defineEndpoint({
  id: 'boards.update',
  method: 'PATCH',
  path: '/v1/boards/:boardId',
  summary: 'Change the settings of a board',
  access: write,
  params: boardParams,
  body: z.object({
    name: nameSchema.optional(),
    description: descriptionSchema.optional(),
    departmentId: idSchema('dept').optional(),
    defaultPermission: boardPermissionSchema.optional(),
    archiveDoneAfterDays: archiveDaysSchema.optional(),
    version: expectedVersion,
  }),
  response: boardSchema,
  errors: ['resource.not_found', 'resource.version_conflict'],
});

export const archiveBoard = defineEndpoint({
  id: 'boards.archive',
  method: 'POST',
  path: '/v1/boards/:boardId/archive',
  summary: 'Put a board away; nothing on it changes until it is restored',
  access: write,
  params: boardParams,
  body: z.object({}),
  response: boardSchema,
  errors: ['resource.not_found'],
});

export const restoreBoard = defineEndpoint({
  id: 'boards.restore',
  method: 'POST',
  path: '/v1/boards/:boardId/restore',
  summary: 'Bring an archived board back',
  access: write,
  params: boardParams,
  body: z.object({}),
  response: boardSchema,
  errors: ['resource.not_found'],
});

export const deleteBoard = defineEndpoint({
  id: 'boards.delete',
  method: 'DELETE',
  path: '/v1/boards/:boardId',
  summary: 'Delete a board that never had a task; any other is archived instead',
  access: write,
  params: boardParams,
  response: z.object({ deleted: z.literal(true) }),
  errors: ['resource.not_found', 'resource.in_use'],
});

export const listBoardPermissions = defineEndpoint({
  id: 'boards.permissions.list',
  method: 'GET',
  path: '/v1/boards/:boardId/permissions',
  summary: 'What each member may do on a board',
  access: { scope: 'organization:read', role: 'member' },
  params: boardParams,
  response: z.object({ items: z.array(boardMemberSchema), nextCursor: z.null() }),
  errors: ['resource.not_found'],
});

export const grantBoardPermission = defineEndpoint({
  id: 'boards.permissions.grant',
  method: 'PUT',
  path: '/v1/boards/:boardId/permissions/:memberId',
  summary: 'Give a member a permission of their own on a board',
  access: write,
  params: grantParams,
  body: z.object({ permission: boardPermissionSchema }),
  response: boardMemberSchema,
  errors: ['resource.not_found'],
});

export const withdrawBoardPermission = defineEndpoint({
  id: 'boards.permissions.withdraw',
  method: 'DELETE',
  path: '/v1/boards/:boardId/permissions/:memberId',
  summary: 'Take the grant of a member back; what the board gives to everyone stays',
  access: write,
  params: grantParams,
  response: boardMemberSchema,
  errors: ['resource.not_found'],
});
