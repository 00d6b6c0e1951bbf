import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { boardSchema, columnSchema, departmentSchema } from './board.ts';

export const departmentCreated = defineEvent({
  name: 'department.created',
  data: z.object({ department: departmentSchema }),
});
export const boardCreated = defineEvent({
  name: 'board.created',
  data: z.object({ board: boardSchema, columns: z.array(columnSchema) }),
});
