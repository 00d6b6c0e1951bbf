export { MembersPage } from './members-page.tsx';
export { membersQuery } from './member-queries.ts';
