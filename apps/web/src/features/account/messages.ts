export const messages = {
  profile: {
    title: 'Profile',
    description: 'How others see you.',
    name: 'Name',
    email: 'E-mail',
    emailHint: 'You sign in with it; it cannot be changed here.',
    role: 'Role',
    save: 'Save',
    saved: 'Your name is changed',
  },
  security: {
    title: 'Security',
    description: 'How you sign in, and where you are signed in.',
  },
  password: {
    title: 'Password',
    description: 'Changing it ends all of your other sessions.',
    current: 'Current password',
    next: 'New password',
    nextHint: 'At least 8 characters',
    submit: 'Change password',
    changed: 'Your password is changed, and your other sessions are over',
  },
  secondFactor: {
    title: 'Second factor',
    on: 'On',
    off: 'Off',
    describe: (isOn: boolean) =>
      isOn
        ? 'Signing in takes a code from your authenticator.'
        : 'With it, somebody who learns your password still cannot get in.',
    enable: 'Set it up',
    disable: 'Switch it off',
    disableTitle: 'Switch the second factor off?',
    disableText: 'Signing in then takes only your password.',
    password: 'Password',
    disabled: 'The second factor is off',
  },
  sessions: {
    title: 'Where you are signed in',
    description: 'End what you do not recognise, then change your password.',
    current: 'This one',
    lastUsed: 'Last used',
    from: (ip: string) => `from ${ip}`,
    end: 'End',
    endOf: (device: string) => `End the session on ${device}`,
    ended: 'The session is over',
    endOthers: 'End all others',
    othersEnded: 'All of your other sessions are over',
  },
};
