export { DataPage } from './data-page.tsx';
export { OrganizationPage } from './organization-page.tsx';
export { organizationQuery, storageQuery } from './organization-queries.ts';
