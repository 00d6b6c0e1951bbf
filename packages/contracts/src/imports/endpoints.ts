import { defineEndpoint } from '../endpoint.ts';
import { organizationImportSchema } from './organization-import.ts';

const gigabyte = 1024 ** 3;

export const importOrganization = defineEndpoint({
  id: 'organization.import',
  method: 'POST',
  path: '/v1/organization/import',
  summary: 'Read the archive of an organization into this one, which must be empty',
  description:
    'All of it or nothing. Everything gets new ids; keys, order, history and files are kept. Of people who are not members here only the names remain, and nobody is assigned in their place.',
  access: { scope: 'organization:write', role: 'owner' },
  body: {
    kind: 'file',
    maxBytes: 4 * gigabyte,
    contentTypes: ['application/zip', 'application/x-zip-compressed', 'application/octet-stream'],
  },
  response: organizationImportSchema,
  status: 201,
  errors: ['import.unreadable', 'import.not_empty', 'request.unsupported_media_type'],
});
