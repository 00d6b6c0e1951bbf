export { CardPage } from './card-page.tsx';
export { ForgotPasswordForm } from './forgot-password-form.tsx';
export { JoinForm } from './join-form.tsx';
export { LoginForm } from './login-form.tsx';
export { ConfirmEmailForm } from './confirm-email-form.tsx';
export { ResetPasswordForm } from './reset-password-form.tsx';
export { SecondFactorForm } from './second-factor-form.tsx';
export { SetupForm } from './setup-form.tsx';
