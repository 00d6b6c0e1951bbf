import { z } from 'zod';
import { changesSchema, defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { boardPermissionSchema, boardSchema, columnSchema, departmentSchema } from './board.ts';
import { labelSchema } from './label.ts';

const columnsSchema = z.array(columnSchema).describe('All columns of the board, as they are now');

export const departmentCreated = defineEvent({
  name: 'department.created',
  data: z.object({ department: departmentSchema }),
});
export const departmentUpdated = defineEvent({
  name: 'department.updated',
  data: z.object({ department: departmentSchema, changes: changesSchema }),
});
export const departmentDeleted = defineEvent({
  name: 'department.deleted',
  data: z.object({ department: departmentSchema }),
});

export const boardCreated = defineEvent({
  name: 'board.created',
  data: z.object({ board: boardSchema, columns: z.array(columnSchema) }),
});
export const boardUpdated = defineEvent({
  name: 'board.updated',
  data: z.object({ board: boardSchema, changes: changesSchema }),
});
export const boardDeleted = defineEvent({
  name: 'board.deleted',
  data: z.object({ board: boardSchema }),
});
export const boardGranted = defineEvent({
  name: 'board.granted',
  data: z.object({
    boardId: idSchema('board'),
    boardName: z.string(),
    memberId: idSchema('member'),
    memberName: z.string(),
    grant: boardPermissionSchema.nullable(),
    permission: boardPermissionSchema,
  }),
});

export const columnCreated = defineEvent({
  name: 'column.created',
  data: z.object({ column: columnSchema, columns: columnsSchema }),
});
export const columnUpdated = defineEvent({
  name: 'column.updated',
  data: z.object({ column: columnSchema, changes: changesSchema }),
});
export const columnsOrdered = defineEvent({
  name: 'column.ordered',
  data: z.object({ boardId: idSchema('board'), columns: columnsSchema }),
});
export const columnDeleted = defineEvent({
  name: 'column.deleted',
  data: z.object({
    column: columnSchema,
    columns: columnsSchema,
    movedTo: idSchema('column').nullable().describe('Where its tasks are now'),
  }),
});

export const labelCreated = defineEvent({
  name: 'label.created',
  data: z.object({ label: labelSchema }),
});
export const labelUpdated = defineEvent({
  name: 'label.updated',
  data: z.object({ label: labelSchema, changes: changesSchema }),
});
export const labelDeleted = defineEvent({
  name: 'label.deleted',
  data: z.object({ label: labelSchema }),
});
