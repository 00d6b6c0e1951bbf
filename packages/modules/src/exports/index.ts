export { exportHandlers } from './export.handlers.ts';
export {
  archiveVersion,
  dataNameOf,
  fileNameOf,
  filesName,
  historyName,
  manifestName,
  manifestSchema,
  membersName,
  organizationName,
  type Manifest,
} from './archive-format.ts';
export {
  fileRowSchema,
  historyRowSchema,
  memberRowSchema,
  organizationRowSchema,
  rowSchemaOf,
  type ArchiveRow,
  type FileRow,
  type HistoryRow,
  type MemberRow,
} from './archive-row.queries.ts';
export { archiveTables, type ArchiveTable, type WithoutPerson } from './archive-tables.queries.ts';
