export { EmbeddedPostgresError } from './embedded-postgres-error.ts';
export { findFreePort } from './free-port.ts';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './start.ts';
