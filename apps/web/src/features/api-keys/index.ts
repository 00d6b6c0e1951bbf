export { apiKeysQuery } from './api-key-queries.ts';
export { ApiKeysPage } from './api-keys-page.tsx';
