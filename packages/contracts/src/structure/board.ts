import { z } from 'zod';
import { roles } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { categories } from './category.ts';

export const categorySchema = z.enum(categories);

/** What a member may do on a board; each includes what is before it. */
export const boardPermissions = ['no_access', 'view', 'create', 'manage'] as const;
export const boardPermissionSchema = z.enum(boardPermissions);
export type BoardPermission = z.infer<typeof boardPermissionSchema>;

export const departmentSchema = z
  .object({
    id: idSchema('dept'),
    name: z.string(),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Department' });
export type Department = z.infer<typeof departmentSchema>;

export const boardSchema = z
  .object({
    id: idSchema('board'),
    name: z.string(),
    key: z.string().describe('The prefix of its task keys, such as ENG'),
    departmentId: idSchema('dept'),
    description: z.string(),
    defaultPermission: boardPermissionSchema.describe(
      'What every member may do here without a grant of their own',
    ),
    archiveDoneAfterDays: z
      .int()
      .positive()
      .nullable()
      .describe('Finished tasks leave the board after so many days'),
    archivedAt: z.iso.datetime().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Board' });
export type Board = z.infer<typeof boardSchema>;

export const columnSchema = z
  .object({
    id: idSchema('column'),
    boardId: idSchema('board'),
    name: z.string(),
    category: categorySchema,
    wipLimit: z.int().positive().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Column' });
export type Column = z.infer<typeof columnSchema>;

/** A board as one member sees it. */
export const boardForMeSchema = boardSchema
  .extend({ permission: boardPermissionSchema.describe('What the caller may do on it') })
  .meta({ id: 'BoardForMe' });
export type BoardForMe = z.infer<typeof boardForMeSchema>;

/** What one member may do on a board, and where that comes from. */
export const boardMemberSchema = z
  .object({
    memberId: idSchema('member'),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    grant: boardPermissionSchema
      .nullable()
      .describe('Their own grant; without one, what the board gives to everyone'),
    permission: boardPermissionSchema.describe('What comes out of role, grant and board'),
  })
  .meta({ id: 'BoardMember' });
export type BoardMember = z.infer<typeof boardMemberSchema>;

export const boardKeySchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z][A-Z0-9]{1,7}$/, 'must be 2 to 8 letters or digits and start with a letter');
