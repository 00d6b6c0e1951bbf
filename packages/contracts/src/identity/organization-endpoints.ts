import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { pageOf, pageQuery } from '../page.ts';
import {
  membershipSchema,
  organizationDetailsSchema,
  organizationNameSchema,
  organizationSettingsSchema,
  slugSchema,
} from './organization.ts';

export const listOrganizations = defineEndpoint({
  id: 'organizations.list',
  method: 'GET',
  path: '/v1/organizations',
  summary: 'List the organizations you belong to, oldest membership first',
  access: { scope: 'organization:read' },
  query: z.object(pageQuery),
  response: pageOf(membershipSchema),
  errors: [],
});

export const createOrganization = defineEndpoint({
  id: 'organizations.create',
  method: 'POST',
  path: '/v1/organizations',
  summary: 'Create a further organization and own it',
  description: 'For the owner of the instance.',
  access: { scope: 'organization:write', session: true },
  body: z.object({ name: organizationNameSchema, slug: slugSchema.optional() }),
  response: organizationDetailsSchema,
  status: 201,
  errors: ['resource.name_taken'],
});

export const getOrganization = defineEndpoint({
  id: 'organization.get',
  method: 'GET',
  path: '/v1/organization',
  summary: 'Get the organization this session is in',
  access: { scope: 'organization:read' },
  response: organizationDetailsSchema,
  errors: [],
});

export const updateOrganization = defineEndpoint({
  id: 'organization.update',
  method: 'PATCH',
  path: '/v1/organization',
  summary: 'Change the organization and its settings',
  access: { scope: 'organization:write', role: 'admin' },
  body: z.object({
    name: organizationNameSchema.optional(),
    slug: slugSchema.optional(),
    settings: z
      .strictObject({
        timeZone: organizationSettingsSchema.shape.timeZone.unwrap().optional(),
        weekStartsOn: organizationSettingsSchema.shape.weekStartsOn.unwrap().optional(),
        requireTotp: z.boolean().optional(),
      })
      .optional()
      .describe('Those left out stay as they are'),
    version: z.int().optional().describe('Refuse with 409 when it has moved on'),
  }),
  response: organizationDetailsSchema,
  errors: ['resource.name_taken', 'resource.version_conflict', 'resource.conflict'],
});
