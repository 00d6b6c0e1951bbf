export { EmbeddedPostgresError } from './embedded-postgres-error.ts';
export { findEmbeddedPostgres } from './find.ts';
export { findFreePort } from './free-port.ts';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './start.ts';
