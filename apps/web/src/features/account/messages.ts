export const messages = {
  profile: {
    title: 'Profile',
    description: (role: string) => `How others see you. Your role here is ${role}.`,
    name: 'Name',
    save: 'Save',
    saved: 'Your name is changed',
  },
  email: {
    title: 'E-mail',
    description: (email: string) => `You sign in with ${email}, and mail goes there.`,
    next: 'New address',
    password: 'Password',
    passwordHint: 'To be sure that it is you',
    submit: 'Change address',
    changed: 'Your address is changed; sign in with the new one from now on',
    mailed: (email: string) =>
      `A link is on its way to ${email}. Your address changes when you have followed it, within an hour.`,
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
