import { z } from 'zod';
import { roles } from '../endpoint.ts';
import { idSchema } from '../id.ts';

export const organizationSchema = z
  .object({ id: idSchema('org'), name: z.string(), slug: z.string() })
  .meta({ id: 'Organization' });
export type Organization = z.infer<typeof organizationSchema>;

export const organizationNameSchema = z.string().trim().min(1).max(100);
export const slugSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$/,
    'must be 1 to 50 letters, digits or inner hyphens',
  );

const timeZoneSchema = z
  .string()
  .max(60)
  .refine(isTimeZone, 'must be a time zone such as Europe/Berlin');
export const weekStarts = ['monday', 'saturday', 'sunday'] as const;

export const organizationSettingsSchema = z
  .object({
    timeZone: timeZoneSchema.default('UTC').describe('Where days begin and reports are cut'),
    weekStartsOn: z.enum(weekStarts).default('monday'),
    requireTotp: z.boolean().default(false).describe('Nobody gets in without a second factor'),
  })
  .meta({ id: 'OrganizationSettings' });
export type OrganizationSettings = z.infer<typeof organizationSettingsSchema>;

export const organizationDetailsSchema = organizationSchema
  .extend({
    settings: organizationSettingsSchema,
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'OrganizationDetails' });
export type OrganizationDetails = z.infer<typeof organizationDetailsSchema>;

export const membershipSchema = organizationSchema
  .extend({
    memberId: idSchema('member').describe('Who the caller is there'),
    role: z.enum(roles),
    current: z.boolean().describe('The organization this session is in'),
  })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof membershipSchema>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
