import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { organizationNameSchema } from './organization.ts';
import { emailSchema, newPasswordSchema, personNameSchema, signedInSchema } from './user.ts';

export const getSetup = defineEndpoint({
  id: 'setup.get',
  method: 'GET',
  path: '/v1/setup',
  summary: 'Tell whether this instance still waits for its first owner',
  access: 'public',
  response: z.object({ required: z.boolean() }),
  errors: [],
});

export const completeSetup = defineEndpoint({
  id: 'setup.complete',
  method: 'POST',
  path: '/v1/setup',
  summary: 'Create the first organization and its owner',
  description: 'Works once. The token is printed on the console of the process that was started.',
  access: 'public',
  body: z.object({
    token: z.string().min(1).max(200),
    organizationName: organizationNameSchema,
    name: personNameSchema,
    email: emailSchema,
    password: newPasswordSchema,
  }),
  response: signedInSchema,
  status: 201,
  errors: ['setup.done', 'setup.token_invalid'],
});
