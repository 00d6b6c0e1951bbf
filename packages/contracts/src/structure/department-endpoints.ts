import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { departmentSchema } from './board.ts';
import { expectedVersion, nameSchema } from './fields.ts';

const departmentParams = z.object({ departmentId: idSchema('dept') });
const admin = { scope: 'organization:write', role: 'admin' } as const;

export const createDepartment = defineEndpoint({
  id: 'departments.create',
  method: 'POST',
  path: '/v1/departments',
  summary: 'Create a department',
  access: admin,
  body: z.object({ name: nameSchema }),
  response: departmentSchema,
  status: 201,
  errors: ['resource.name_taken'],
});

export const listDepartments = defineEndpoint({
  id: 'departments.list',
  method: 'GET',
  path: '/v1/departments',
  summary: 'List departments, oldest first',
  access: { scope: 'organization:read' },
  query: z.object(pageQuery),
  response: pageOf(departmentSchema),
  errors: [],
});

export const updateDepartment = defineEndpoint({
  id: 'departments.update',
  method: 'PATCH',
  path: '/v1/departments/:departmentId',
  summary: 'Rename a department',
  access: admin,
  params: departmentParams,
  body: z.object({ name: nameSchema, version: expectedVersion }),
  response: departmentSchema,
  errors: ['resource.not_found', 'resource.name_taken', 'resource.version_conflict'],
});

export const deleteDepartment = defineEndpoint({
  id: 'departments.delete',
  method: 'DELETE',
  path: '/v1/departments/:departmentId',
  summary: 'Delete a department that has no boards',
  access: admin,
  params: departmentParams,
  response: z.object({ deleted: z.literal(true) }),
  errors: ['resource.not_found', 'resource.in_use'],
});
