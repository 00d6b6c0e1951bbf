import { customType, integer, text, timestamp } from 'drizzle-orm/pg-core';

/** Times are read and written as ISO strings with milliseconds; the wire has the same form. */
export const time = (name: string) =>
  timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
export const createdAt = () => time('created_at').notNull();
export const updatedAt = () => time('updated_at').notNull();
export const version = () => integer().notNull().default(1);
export const organizationId = () => text('organization_id').notNull();
/** Compared byte by byte wherever the database runs, as fractional positions need it. */
export const plainText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });
