export { ProfileForm } from './profile-form.tsx';
export { sessionsQuery } from './account-queries.ts';
export { SecurityPage } from './security-page.tsx';
