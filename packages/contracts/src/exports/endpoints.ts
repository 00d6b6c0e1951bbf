import { defineEndpoint } from '../endpoint.ts';

export const exportOrganization = defineEndpoint({
  id: 'organization.export',
  method: 'GET',
  path: '/v1/organization/export',
  summary: 'Download the whole organization as one archive',
  description:
    'A zip of JSON lines and the attached files, as everything was at one moment. It holds no passwords, keys, sessions or personal notifications; POST /v1/organization/import reads it.',
  access: { scope: 'organization:write', role: 'owner' },
  response: { kind: 'file', contentType: 'application/zip' },
  errors: [],
});
