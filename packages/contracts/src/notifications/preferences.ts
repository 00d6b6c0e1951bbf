import { z } from 'zod';
import { idSchema } from '../id.ts';
import { organizationSettingsSchema } from '../identity/organization.ts';
import { notificationKindSchema, type NotificationKind } from './notification.ts';

const clockSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 22:00');

const timeZoneSchema = organizationSettingsSchema.shape.timeZone.unwrap();

const channelsSchema = z.object({ inApp: z.boolean(), email: z.boolean() });

const quietHoursSchema = z
  .object({ from: clockSchema, to: clockSchema })
  .refine(({ from, to }) => from !== to, 'must begin and end at different times')
  .describe('Mail waits until they are over; may span midnight');
export type QuietHours = z.infer<typeof quietHoursSchema>;

const channelChoicesSchema = z
  .partialRecord(notificationKindSchema, channelsSchema)
  .describe('Only what differs from the default');
export type ChannelChoices = z.infer<typeof channelChoicesSchema>;
export type Channels = z.infer<typeof channelsSchema>;

const byDefault = (email: boolean): Channels => ({ inApp: true, email });
export const defaultChannels: Readonly<Record<NotificationKind, Channels>> = {
  assigned: byDefault(true),
  mentioned: byDefault(true),
  commented: byDefault(false),
  review_requested: byDefault(true),
  approved: byDefault(false),
  rejected: byDefault(true),
  completed: byDefault(false),
  unblocked: byDefault(false),
  due_soon: byDefault(true),
  overdue: byDefault(true),
  run_failed: byDefault(false),
  run_waiting: byDefault(true),
  question: byDefault(true),
  invited: byDefault(true),
  member_joined: byDefault(false),
};

const choices = {
  mutedBoardIds: z
    .array(idSchema('board'))
    .max(500)
    .describe('Only mentions and assignments come from these'),
  quietHours: quietHoursSchema.nullable(),
  digestAt: clockSchema
    .nullable()
    .describe('One mail a day at this time instead of one for each task'),
  timeZone: timeZoneSchema.nullable().describe("The organization's unless given"),
};

export const notificationPreferencesSchema = z
  .object({
    channels: z.record(notificationKindSchema, channelsSchema),
    ...choices,
    version: z.int(),
  })
  .meta({ id: 'NotificationPreferences' });
export type NotificationPreferences = z.infer<typeof notificationPreferencesSchema>;

export const newPreferencesSchema = z.object({
  channels: channelChoicesSchema.default({}),
  mutedBoardIds: choices.mutedBoardIds.default([]),
  quietHours: choices.quietHours.default(null),
  digestAt: choices.digestAt.default(null),
  timeZone: choices.timeZone.default(null),
  version: z.int().optional().describe('Refuse with 409 when they were changed meanwhile'),
});
export type NewPreferences = z.output<typeof newPreferencesSchema>;
