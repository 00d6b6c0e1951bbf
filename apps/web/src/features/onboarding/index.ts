export { NewOrganization } from './new-organization.tsx';
export { Welcome } from './welcome.tsx';
export { anyRunQuery, boardTemplatesQuery } from './onboarding-queries.ts';
