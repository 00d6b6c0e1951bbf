export const messages = {
  product: 'Helix Mission Control',
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'At least 8 characters',
  name: 'Your name',
  login: {
    title: 'Sign in',
    intro: 'Welcome back.',
    submit: 'Sign in',
    another: 'Use another account',
    forgot: 'Forgot your password?',
  },
  code: {
    label: 'Code',
    hint: 'Six digits from your authenticator, or a recovery code',
  },
  setup: {
    title: 'Set up your organization',
    intro: 'You become its owner. This page closes afterwards.',
    organization: 'Organization',
    token: 'Set-up token',
    tokenHint: 'It was printed where Helix was started.',
    submit: 'Create organization',
  },
  join: {
    title: 'Join',
    intro: 'You were invited.',
    invited: (invitedBy: string, email: string, organization: string, role: string) =>
      `${invitedBy} invites ${email} to work with ${organization} as ${role}.`,
    existingHint: 'Of the account that you have already',
    submit: (organization: string) => `Join ${organization}`,
  },
  forgot: {
    title: 'Forgotten password',
    intro: 'You can choose a new one with a link.',
    submit: 'Ask for a link',
    mailed: 'If somebody here has that address, a link is on its way to it. It works for an hour.',
    passedOn:
      'If somebody here has that address, an admin of your organization now has a link for you. Ask them for it.',
  },
  reset: {
    title: 'New password',
    intro: 'Choose the password that you sign in with from now on.',
    label: 'New password',
    submit: 'Change password',
    changed: 'Your password is changed, and you are signed out everywhere.',
  },
  confirmEmail: {
    title: 'New address',
    intro: 'Confirm that you want to sign in with this address from now on.',
    submit: 'Use this address',
    confirmed: (email: string) => `You sign in with ${email} from now on.`,
    goOn: 'Go on',
  },
  secondFactor: {
    title: 'Second factor',
    intro: 'Signing in then also takes a code from an authenticator.',
    required: (organization: string) =>
      `${organization} asks for a code from an authenticator whenever you sign in.`,
    next: 'Continue',
    submit: 'Switch it on',
    qrCode: 'QR code for your authenticator',
    byHand: 'Or type it in:',
    isOn: 'The second factor is on. Keep these recovery codes: each works once when you are without your authenticator, and nobody can show them again.',
    kept: 'I have kept them',
  },
};
