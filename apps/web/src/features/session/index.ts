export { CardPage } from './card-page.tsx';
export { LoginForm } from './login-form.tsx';
export { readForm } from './read-form.ts';
export { SetupForm } from './setup-form.tsx';
